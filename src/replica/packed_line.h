// The lines of a log in little room: they are most of what a large shop holds in memory.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "model/id.h"
#include "replica/byte_store.h"

namespace counterbell {

/// Keeps lines packed, a change's in about a third of its length: ids and other digits as the bytes they say, what most
/// lines have in common as one byte each. It gives back exactly what it was given, whatever that is.
class PackedLines {
 public:
  /// Where a line is kept: no more than a pointer, since there are millions.
  class Line {
   public:
    /// Whether it is any line.
    explicit operator bool() const { return packed_ != nullptr; }

   private:
    friend class PackedLines;
    char* packed_ = nullptr;  // Its length, seven bits a byte, lowest first; then itself.
  };

  Line keep(std::string_view text);
  /// The line as it was; "" for none.
  std::string text(Line line) const;
  /// The same into `text`, whose room serves one line after the other.
  void read(Line line, std::string& text) const;
  /// The room that it takes.
  static std::size_t bytes(Line line);
  /// Overwrites what is kept of a line, which must not be read again.
  void wipe(Line line);

 private:
  void pack(std::string_view text);
  void pack_digits(std::string_view& text, bool comes_again);

  ByteStore store_;
  std::vector<Id> known_;  // Ids of replicas and people, which come again and again.
  std::string packed_;     // The line being packed.
};

}  // namespace counterbell
