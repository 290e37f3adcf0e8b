// Compresses the lines of the log, which take most of the memory in a large shop.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "model/id.h"
#include "replica/bytes/byte_store.h"

namespace counterbell {

/// Keeps lines packed; the line of a change takes about a third of its length. Hexadecimal digits are kept as bytes, and each phrase
/// that many lines share as one byte. Every text comes back exactly as it was given.
class PackedLines {
 public:
  /// A kept line. It is only a pointer, since there are millions of them.
  class Line {
   public:
    /// Whether it holds a line.
    explicit operator bool() const { return packed_ != nullptr; }

   private:
    friend class PackedLines;
    // Points to the length of the packed line (seven bits in each byte, lowest first), then the packed line.
    char* packed_ = nullptr;
  };

  Line keep(std::string_view text);
  /// The text of the line; "" for none.
  std::string text(Line line) const;
  /// The same into `text`, whose memory can be used again for line after line.
  void read(Line line, std::string& text) const;
  /// The bytes that it takes in memory.
  static std::size_t bytes(Line line);
  /// Overwrites the kept line with zeros. It must not be read again.
  void wipe(Line line);

 private:
  void pack(std::string_view text);
  void pack_digits(std::string_view& text, bool comes_again);

  ByteStore store_;
  std::vector<Id> known_;  // Ids of replicas and people, which are repeated very often.
  std::string packed_;     // The line being packed.
};

}  // namespace counterbell
