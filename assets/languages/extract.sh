#!/bin/sh
# extract.sh OUT.pot: every text of the sources that people see, in English, for translators. Made by xgettext, so that what it cannot
# find is no text of the catalogue: only the functions named here take one (src/words/literal.h). build/generated/ui/starters.h must
# have been made.
set -eu
out=$1
cd "$(dirname "$0")/../.."
mkdir -p "$(dirname "$out")"

# trc and msgc: the context comes first. COUNTERBELL_RECORD's third is the name of a kind of record; one and many of them follow.
find src build/generated/ui/starters.h \( -name '*.cpp' -o -name '*.h' -o -name '*.def' \) ! -path 'src/words/*' | LC_ALL=C sort |
  xgettext --files-from=- --output="$out.part" --language=C++ --from-code=UTF-8 --add-location=file --add-comments=TRANSLATORS: \
    --package-name=Counterbell --no-wrap \
    --keyword --keyword=tr:1 --keyword=msgid:1 --keyword=trc:1c,2 --keyword=trn:1,2 --keyword=msg:1 --keyword=msgn:1,2 --keyword=fail:2 \
    --keyword=COUNTERBELL_RECORD:3 --keyword=COUNTERBELL_RECORD:4,5 --keyword=COUNTERBELL_FIELD:6 \
    --flag=tr:1:c++-format --flag=trn:1:c++-format --flag=trn:2:c++-format \
    --flag=msg:1:c++-format --flag=msgn:1:c++-format --flag=msgn:2:c++-format --flag=fail:2:c++-format
find web -name '*.js' | LC_ALL=C sort |
  xgettext --files-from=- --output="$out.part" --join-existing --language=JavaScript --from-code=UTF-8 --add-location=file \
    --add-comments=TRANSLATORS: --package-name=Counterbell --copyright-holder='the authors of Counterbell' --no-wrap --keyword --keyword=msg:1

# Nothing of the day it was made: the same sources give the same file.
sed -e '/^"POT-Creation-Date:/d' -e '/^"PO-Revision-Date:/d' \
  -e 's/^"Content-Type:.*/"Content-Type: text\/plain; charset=UTF-8\\n"/' \
  -e 's/^"Plural-Forms:.*/"Plural-Forms: nplurals=2; plural=(n != 1);\\n"/' "$out.part" >"$out.new"
rm "$out.part"
mv "$out.new" "$out"
