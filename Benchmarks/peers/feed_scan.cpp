// The floor without a library: a scanner for just this job. It trusts that the lines are JSON.

#include "feed_job.hpp"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

class Scanner {
public:
    void read(const char *text, size_t length, Line &line) {
        at = text;
        end = text + length;
        strings.clear();
        strings.reserve(length + 64);
        object([&](View key) {
            if (key == "identifier") line.identifier = string();
            else if (key == "parent") line.parent = *at == '"' ? string() : skipped();
            else if (key == "enabled") line.enabled = *at == 't', skip();
            else if (key == "categories") array([&] { line.categories.push_back(string()); });
            else if (key == "values") object([&](View code) { attribute(attributeNumber(code), line.values); });
            else skip();
        });
    }

    void categories(const std::string &text, Job &job) {
        const std::string padded = text + std::string(64, '\0');
        at = padded.data();
        end = at + text.size();
        strings.clear();
        strings.reserve(text.size() + 64);
        object([&](View) {
            array([&] {
                View code, parent;
                object([&](View key) {
                    if (key == "code") code = string();
                    else if (key == "parent" && *at == '"') parent = string();
                    else skip();
                });
                job.addCategory(code, parent);
            });
        });
    }

private:
    const char *at = nullptr, *end = nullptr;
    std::string strings;  // has room for the whole line, so views into it stay

    void attribute(int number, Values &values) {
        if (number < 0) return skip();
        Slot &slot = values.slots[number];
        array([&] {
            View scope, locale;
            object([&](View key) {
                if (key == "scope") scope = *at == '"' ? string() : skipped();
                else if (key == "locale") locale = *at == '"' ? string() : skipped();
                else if (key == "data") {
                    const int rank = rankOf(scope, locale);
                    if (rank >= slot.rank) return skip();
                    slot.rank = rank;
                    slot.text = data(number, values);
                } else skip();
            });
        });
    }

    View data(int number, Values &values) {
        if (*at == '"') return string();
        if (number == GALLERY) {
            values.gallery.clear();
            array([&] { values.gallery.push_back(string()); });
            return View();
        }
        if (number == PRICE || number == SALE_PRICE) {
            View zloty;
            array([&] {
                View amount, currency;
                object([&](View key) {
                    if (key == "amount") amount = string();
                    else if (key == "currency") currency = string();
                    else skip();
                });
                if (currency == "PLN") zloty = amount;
            });
            return zloty;
        }
        if (number == WEIGHT) {
            View amount;
            object([&](View key) {
                if (key == "amount") amount = string();
                else if (key == "unit") values.unit = string();
                else skip();
            });
            return amount;
        }
        const char *start = at;
        skip();
        return View(start, at - start);
    }

    void blanks() {
        while (at < end && (*at == ' ' || *at == '\t' || *at == '\n' || *at == '\r')) at++;
    }

    template <typename Member> void object(Member member) {
        at++;
        blanks();
        while (at < end && *at != '}') {
            const View key = string();
            blanks();
            at++;
            blanks();
            member(key);
            separator();
        }
        at++;
    }

    template <typename Element> void array(Element element) {
        at++;
        blanks();
        while (at < end && *at != ']') {
            element();
            separator();
        }
        at++;
    }

    void separator() {
        blanks();
        if (at < end && *at == ',') at++;
        blanks();
    }

    // The next quotation mark or backslash.
    const char *special(const char *from) const {
#if defined(__SSE2__)
        const __m128i quote = _mm_set1_epi8('"'), slash = _mm_set1_epi8('\\');
        for (;; from += 16) {
            const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i *>(from));
            const __m128i found = _mm_or_si128(_mm_cmpeq_epi8(bytes, quote), _mm_cmpeq_epi8(bytes, slash));
            if (const int mask = _mm_movemask_epi8(found)) return from + __builtin_ctz(mask);
            if (from >= end) return end;
        }
#else
        while (from < end && *from != '"' && *from != '\\') from++;
        return from;
#endif
    }

    View string() {
        const char *start = ++at;
        at = special(at);
        if (at >= end || *at == '"') return View(start, at++ - start);
        const size_t first = strings.size();
        while (at < end && *at != '"') {
            strings.append(start, at - start);
            escape();
            start = at;
            at = special(at);
        }
        strings.append(start, at++ - start);
        return View(strings).substr(first);
    }

    void escape() {
        const char kind = at[1];
        at += 2;
        switch (kind) {
        case 'n': strings += '\n'; return;
        case 't': strings += '\t'; return;
        case 'r': strings += '\r'; return;
        case 'b': strings += '\b'; return;
        case 'f': strings += '\f'; return;
        case 'u': break;
        default: strings += kind; return;
        }
        unsigned long code = unit();
        if (code >= 0xD800 && code < 0xDC00 && at[0] == '\\' && at[1] == 'u') {
            at += 2;
            code = 0x10000 + ((code - 0xD800) << 10) + (unit() - 0xDC00);
        }
        Job::appendCharacter(code, strings);
    }

    unsigned long unit() {
        unsigned long code = 0;
        for (int place = 0; place < 4; place++, at++)
            code = code << 4 | static_cast<unsigned long>(*at <= '9' ? *at - '0' : (*at | 32) - 'a' + 10);
        return code;
    }

    View skipped() {
        skip();
        return View();
    }

    void skipString() {
        at = special(at + 1);
        while (at < end && *at == '\\') at = special(at + 2);
        at++;
    }

    void skip() {
        int depth = 0;
        while (at < end) {
            switch (*at) {
            case '"':
                skipString();
                if (depth == 0) return;
                continue;
            case '{': case '[': depth++; break;
            case '}': case ']':
                if (depth == 0) return;
                depth--;
                if (depth == 0) {
                    at++;
                    return;
                }
                break;
            case ',':
                if (depth == 0) return;
                break;
            default: break;
            }
            at++;
        }
    }
};

int main(int count, char **words) {
    Scanner scanner;
    return runJob(count, words, scanner);
}
