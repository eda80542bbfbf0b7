// Says of JSON texts whether they are well formed, by simdjson: a second judge for pim-fuzz.
// The same batches as judge.py on standard input; answers `o`, `x`, or `?` where simdjson cannot say, which it cannot
// for numbers beyond its range (it does not tell them from malformed ones) and for nesting beyond its limit.
//   g++ -O2 -std=c++17 judge.cpp -lsimdjson -o judge
#include <simdjson.h>

#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

static bool take(void *target, size_t count) { return std::fread(target, 1, count, stdin) == count; }

static bool take(uint32_t &number) {
    unsigned char bytes[4];
    if (!take(bytes, 4)) return false;
    number = bytes[0] | uint32_t(bytes[1]) << 8 | uint32_t(bytes[2]) << 16 | uint32_t(bytes[3]) << 24;
    return true;
}

static char verdict(simdjson::dom::parser &parser, const std::vector<char> &text, size_t count) {
    // A mark at the start is skipped by simdjson and refused in a line.
    if (count >= 3 && text[0] == '\xEF' && text[1] == '\xBB' && text[2] == '\xBF') return '?';
    switch (parser.parse(text.data(), count, false).error()) {
    case simdjson::SUCCESS: return 'o';
    case simdjson::NUMBER_ERROR:
    case simdjson::BIGINT_ERROR:
    case simdjson::DEPTH_ERROR:
    case simdjson::CAPACITY: return '?';
    default: return 'x';
    }
}

int main() {
    simdjson::dom::parser parser;
    std::vector<char> text;
    std::string answer;
    uint32_t count = 0;
    while (take(count)) {
        answer.clear();
        for (uint32_t index = 0; index < count; index++) {
            uint32_t length = 0;
            if (!take(length)) return 1;
            text.assign(length + simdjson::SIMDJSON_PADDING, ' ');
            if (!take(text.data(), length)) return 1;
            answer += verdict(parser, text, length);
        }
        std::fwrite(answer.data(), 1, answer.size(), stdout);
        std::fflush(stdout);
    }
    return 0;
}
