// What both C++ peers share: from a line's resolved values to the item's XML. No value is checked beyond what decides
// about the item; see README.md for the job.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

using View = std::string_view;

enum Attribute {
    NAME, DESCRIPTION, URL, PRICE, SALE_PRICE, STOCK, PREORDER, IMAGE, GALLERY, GTIN, BRAND, COLOR, SIZE,
    GOOGLE_CATEGORY, WEIGHT, ATTRIBUTES
};

inline int attributeNumber(View code) {
    static const View codes[] = {"name", "description", "url", "price", "sale_price", "stock", "preorder", "image",
        "gallery", "gtin", "brand", "color", "size", "google_category", "weight"};
    for (int number = 0; number < ATTRIBUTES; number++)
        if (codes[number] == code) return number;
    return -1;
}

// How near an entry is to the channel google and the locale pl_PL; 9 where it does not apply. Empty views are null.
inline int rankOf(View scope, View locale) {
    const int channel = scope.empty() ? 1 : scope == "google" ? 0 : 9;
    const int language = locale.empty() ? 2 : locale == "pl_PL" ? 0 : 9;
    return channel == 9 || language == 9 ? 9 : channel + language;
}

struct Slot {
    int rank = 9;
    View text;  // a price's amount in PLN, a measure's amount
};

struct Values {
    Slot slots[ATTRIBUTES];
    std::vector<View> gallery;
    View unit;

    void clear() {
        for (auto &slot : slots) slot = Slot();
        gallery.clear();
    }
};

struct Line {
    View identifier, parent;
    bool enabled = false;
    std::vector<View> categories;
    Values values;

    void clear() {
        identifier = parent = View();
        enabled = false;
        categories.clear();
        values.clear();
    }
};

struct Model {
    Values values;
    std::string parent;
};

class Job {
public:
    std::string out;

    void addModel(const Line &line) {
        Model &model = models[std::string(line.identifier)];
        model.parent = line.parent;
        model.values = line.values;
        for (auto &slot : model.values.slots) slot.text = keep(slot.text);
        for (auto &picture : model.values.gallery) picture = keep(picture);
        model.values.unit = keep(model.values.unit);
    }

    void begin() {
        out += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
               "<rss version=\"2.0\" xmlns:g=\"http://base.google.com/ns/1.0\">\n  <channel>\n"
               "    <title>Benchmark</title>\n    <link>https://shop.example.com</link>\n"
               "    <description>Benchmark google pl_PL</description>\n";
    }

    void end() { out += "  </channel>\n</rss>\n"; }

    void write(Line &line) {
        if (!line.enabled) return;
        View root = inherit(line);
        Slot *slots = line.values.slots;
        for (int needed : {NAME, DESCRIPTION, URL, PRICE, IMAGE})
            if (slots[needed].text.empty()) return;
        out += "    <item>\n";
        element("id", line.identifier);
        clean(slots[NAME].text, work);
        element("title", cut(work, 150));
        plain(slots[DESCRIPTION].text, work);
        element("description", cut(work, 5000));
        clean(slots[URL].text, work);
        element("link", address(work));
        writePictures(line.values);
        element("availability", availability(slots));
        money("price", slots[PRICE].text);
        if (!slots[SALE_PRICE].text.empty()) money("sale_price", slots[SALE_PRICE].text);
        text("brand", slots[BRAND].text);
        if (hasCheckDigit(slots[GTIN].text)) element("gtin", slots[GTIN].text);
        text("color", slots[COLOR].text);
        text("size", slots[SIZE].text);
        if (!root.empty()) element("item_group_id", root);
        if (slots[GOOGLE_CATEGORY].rank < 9) element("google_product_category", slots[GOOGLE_CATEGORY].text);
        writePath(line.categories);
        element("condition", "new");
        if (slots[WEIGHT].rank < 9) {
            work.assign(slots[WEIGHT].text);
            work += line.values.unit == "KILOGRAM" ? " kg" : " g";
            element("shipping_weight", work);
        }
        out += "    </item>\n";
    }

    void addCategory(View code, View parent) {
        Path &path = paths[std::string(code)];
        auto above = paths.find(std::string(parent));
        path.depth = above == paths.end() ? 1 : above->second.depth + 1;
        path.text = above == paths.end() ? std::string(code) : above->second.text + " > " + std::string(code);
    }

private:
    struct Path {
        int depth = 0;
        std::string text;
    };

    std::unordered_map<std::string, Model> models;
    std::unordered_map<std::string, Path> paths;
    std::deque<std::string> kept;
    std::string work, encoded, key;
    std::vector<std::string> pictures;

    View keep(View text) {
        if (text.empty()) return text;
        kept.emplace_back(text);
        return kept.back();
    }

    // Fills from the models what the product does not say, and tells the root model.
    View inherit(Line &line) {
        View root = line.parent, parent = line.parent;
        while (!parent.empty()) {
            key.assign(parent);
            auto found = models.find(key);
            if (found == models.end()) break;
            root = found->first;
            const Values &values = found->second.values;
            for (int number = 0; number < ATTRIBUTES; number++) {
                Slot &slot = line.values.slots[number];
                if (slot.rank < 9 || values.slots[number].rank == 9) continue;
                slot = values.slots[number];
                if (number == GALLERY) line.values.gallery = values.gallery;
                if (number == WEIGHT) line.values.unit = values.unit;
            }
            parent = found->second.parent;
        }
        return root;
    }

    static View availability(const Slot *slots) {
        if (slots[PREORDER].text == "true") return "preorder";
        View stock = slots[STOCK].text;
        return stock.empty() || stock[0] == '-' || stock == "0" ? "out_of_stock" : "in_stock";
    }

    void text(const char *name, View value) {
        if (value.empty()) return;
        clean(value, work);
        if (!work.empty()) element(name, work);
    }

    void money(const char *name, View amount) {
        const size_t dot = amount.find('.');
        work.assign(amount.substr(0, dot));
        View decimals = dot == View::npos ? View() : amount.substr(dot + 1);
        while (!decimals.empty() && decimals.back() == '0') decimals.remove_suffix(1);
        work += '.';
        work += decimals;
        for (size_t length = decimals.size(); length < 2; length++) work += '0';
        work += " PLN";
        element(name, work);
    }

    void writePictures(const Values &values) {
        pictures.clear();
        pictures.emplace_back(address(values.slots[IMAGE].text));
        for (View picture : values.gallery) {
            View text = address(picture);
            bool isKnown = text.empty();
            for (auto &known : pictures) isKnown = isKnown || known == text;
            if (!isKnown && pictures.size() < 11) pictures.emplace_back(text);
        }
        element("image_link", pictures[0]);
        for (size_t number = 1; number < pictures.size(); number++) element("additional_image_link", pictures[number]);
    }

    void writePath(const std::vector<View> &categories) {
        const Path *deepest = nullptr;
        for (View code : categories) {
            key.assign(code);
            auto found = paths.find(key);
            if (found != paths.end() && (!deepest || found->second.depth > deepest->depth)) deepest = &found->second;
        }
        if (deepest) element("product_type", deepest->text);
    }

    void element(const char *name, View text) {
        out += "      <g:";
        out += name;
        out += '>';
        size_t start = 0;
        for (size_t index = 0; index < text.size(); index++) {
            const char *escape;
            switch (text[index]) {
            case '&': escape = "&amp;"; break;
            case '<': escape = "&lt;"; break;
            case '>': escape = "&gt;"; break;
            default: continue;
            }
            out.append(text, start, index - start);
            out += escape;
            start = index + 1;
        }
        out.append(text, start, View::npos);
        out += "</g:";
        out += name;
        out += ">\n";
    }

    // The length of a character that no feed may hold at an index, 0 where it may stay.
    static int unseen(View text, size_t index) {
        const unsigned char one = text[index];
        if (one >= 0x20 && one < 0xC2) return 0;
        if (one < 0x20) return one == 9 || one == 10 || one == 13 ? 0 : 1;
        const unsigned char two = index + 1 < text.size() ? text[index + 1] : 0;
        const unsigned char three = index + 2 < text.size() ? text[index + 2] : 0;
        switch (one) {
        case 0xC2: return two < 0xA0 || two == 0xAD ? 2 : 0;
        case 0xD8: return two == 0x9C ? 2 : 0;
        case 0xE2:
            if (two == 0x80) return three == 0x8E || three == 0x8F || (three >= 0xAA && three <= 0xAE) ? 3 : 0;
            return two == 0x81 && three >= 0xA6 && three <= 0xA9 ? 3 : 0;
        case 0xEF: return (two == 0xBB && three == 0xBF) || (two == 0xBF && three >= 0xBE) ? 3 : 0;
        default: return 0;
        }
    }

    static bool isBlank(char byte) { return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r'; }

    static void blank(std::string &to) {
        if (!to.empty() && to.back() != ' ') to += ' ';
    }

    static void trim(std::string &text) {
        if (!text.empty() && text.back() == ' ') text.pop_back();
    }

    static void clean(View text, std::string &to) {
        to.clear();
        for (size_t index = 0; index < text.size();) {
            if (isBlank(text[index])) {
                blank(to);
                index++;
            } else if (int length = unseen(text, index)) {
                index += length;
            } else {
                to += text[index++];
            }
        }
        trim(to);
    }

    static void plain(View html, std::string &to) {
        to.clear();
        for (size_t index = 0; index < html.size();) {
            const char byte = html[index];
            if (isBlank(byte)) {
                blank(to);
                index++;
            } else if (int length = unseen(html, index)) {
                index += length;
            } else if (size_t end = byte == '<' ? tagEnd(html, index) : 0) {
                blank(to);
                index = end;
            } else if (size_t end = byte == '&' ? entity(html, index, to) : 0) {
                index = end;
            } else {
                to += byte;
                index++;
            }
        }
        trim(to);
    }

    static size_t tagEnd(View html, size_t index) {
        if (index + 1 >= html.size()) return 0;
        const char next = html[index + 1];
        if (!(next == '/' || next == '!' || (next | 32) >= 'a') || (next | 32) > 'z') return 0;
        if (html.compare(index, 4, "<!--") == 0) {
            const size_t end = html.find("-->", index + 4);
            if (end != View::npos) return end + 3;
        }
        const size_t end = html.find('>', index + 2);
        return end == View::npos ? 0 : end + 1;
    }

    static size_t entity(View html, size_t index, std::string &to) {
        const size_t end = html.substr(index, 12).find(';');
        if (end == View::npos) return 0;
        const View name = html.substr(index + 1, end - 1);
        if (name == "amp") to += '&';
        else if (name == "lt") to += '<';
        else if (name == "gt") to += '>';
        else if (name == "quot") to += '"';
        else if (name == "apos") to += '\'';
        else if (name == "nbsp") blank(to);
        else if (name.size() > 1 && name[0] == '#') {
            const bool isHexadecimal = (name[1] | 32) == 'x';
            const unsigned long code = strtoul(std::string(name.substr(isHexadecimal ? 2 : 1)).c_str(), nullptr,
                isHexadecimal ? 16 : 10);
            if (code == 0 || code > 0x10FFFF) return 0;
            if (code == 0xA0) blank(to);
            else appendCharacter(code, to);
        } else return 0;
        return index + end + 1;
    }

    static View cut(View text, size_t limit) {
        if (text.size() <= limit) return text;
        size_t characters = 0;
        for (size_t index = 0; index < text.size(); index++)
            if ((text[index] & 0xC0) != 0x80 && characters++ == limit) return text.substr(0, index);
        return text;
    }

    View address(View text) {
        encoded.clear();
        for (unsigned char byte : text) {
            if (byte > 0x20 && byte < 0x7F && !strchr("\"<>\\^`{|}", byte)) {
                encoded += static_cast<char>(byte);
                continue;
            }
            static const char digits[] = "0123456789ABCDEF";
            encoded += '%';
            encoded += digits[byte >> 4];
            encoded += digits[byte & 15];
        }
        return encoded;
    }

    static bool hasCheckDigit(View gtin) {
        if (gtin.size() != 8 && (gtin.size() < 12 || gtin.size() > 14)) return false;
        int sum = 0, weight = 1;
        for (size_t place = gtin.size(); place-- > 0; weight = 4 - weight) {
            if (gtin[place] < '0' || gtin[place] > '9') return false;
            sum += (gtin[place] - '0') * weight;
        }
        if (sum % 10 != 0) return false;
        if (gtin.size() != 13) return true;
        const View start = gtin.substr(0, 2);
        return gtin[0] != '2' && start != "02" && start != "04" && start != "05" && start != "98" && start != "99";
    }

public:
    static void appendCharacter(unsigned long code, std::string &to) {
        if (code < 0x80) to += static_cast<char>(code);
        else if (code < 0x800) to += {static_cast<char>(0xC0 | code >> 6), static_cast<char>(0x80 | (code & 63))};
        else if (code < 0x10000)
            to += {static_cast<char>(0xE0 | code >> 12), static_cast<char>(0x80 | (code >> 6 & 63)),
                static_cast<char>(0x80 | (code & 63))};
        else
            to += {static_cast<char>(0xF0 | code >> 18), static_cast<char>(0x80 | (code >> 12 & 63)),
                static_cast<char>(0x80 | (code >> 6 & 63)), static_cast<char>(0x80 | (code & 63))};
    }
};

// Reads a file in blocks of some megabytes and shows each line; 64 bytes behind a line may be read.
template <typename Show> void eachLine(const std::string &path, Show show) {
    FILE *file = fopen(path.c_str(), "rb");
    if (!file) {
        perror(path.c_str());
        exit(66);
    }
    std::vector<char> block((4 << 20) + 64);
    size_t held = 0;
    while (true) {
        if (held + 64 >= block.size()) block.resize(block.size() * 2);
        const size_t count = fread(block.data() + held, 1, block.size() - 64 - held, file);
        const size_t end = held + count;
        size_t start = 0;
        while (const void *found = memchr(block.data() + start, '\n', end - start)) {
            const size_t line = static_cast<const char *>(found) - block.data();
            if (line > start) show(block.data() + start, line - start);
            start = line + 1;
        }
        if (count == 0) {
            if (end > start) show(block.data() + start, end - start);
            break;
        }
        held = end - start;
        memmove(block.data(), block.data() + start, held);
    }
    fclose(file);
}

// Runs the whole job with a reader that fills a line from its bytes.
template <typename Reader> int runJob(int count, char **words, Reader &reader) {
    if (count != 3) {
        fprintf(stderr, "usage: %s CATALOG OUTPUT\n", words[0]);
        return 64;
    }
    const std::string folder = words[1];
    FILE *output = fopen(words[2], "wb");
    if (!output) {
        perror(words[2]);
        return 74;
    }
    Job job;
    Line line;
    std::ifstream file(folder + "/categories.json");
    std::string categories((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    reader.categories(categories, job);
    eachLine(folder + "/models.jsonl", [&](const char *text, size_t length) {
        line.clear();
        reader.read(text, length, line);
        job.addModel(line);
    });
    job.begin();
    eachLine(folder + "/products.jsonl", [&](const char *text, size_t length) {
        line.clear();
        reader.read(text, length, line);
        job.write(line);
        if (job.out.size() < 1 << 20) return;
        fwrite(job.out.data(), 1, job.out.size(), output);
        job.out.clear();
    });
    job.end();
    fwrite(job.out.data(), 1, job.out.size(), output);
    return fclose(output) == 0 ? 0 : 74;
}
