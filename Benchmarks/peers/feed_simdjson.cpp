// The floor: simdjson reads, the job is written for just these lines. JSON and UTF-8 are checked by simdjson.

#include <simdjson.h>

#include "feed_job.hpp"

using namespace simdjson;

class Reader {
public:
    void read(const char *text, size_t length, Line &line) {
        ondemand::document document = parser.iterate(text, length, length + SIMDJSON_PADDING);
        for (auto field : document.get_object()) {
            const View key = field.unescaped_key().value();
            ondemand::value value = field.value();
            if (key == "identifier") line.identifier = value.get_string().value();
            else if (key == "parent") line.parent = textOrNull(value);
            else if (key == "enabled") line.enabled = value.get_bool().value();
            else if (key == "categories") {
                for (auto code : value.get_array()) line.categories.push_back(code.get_string().value());
            } else if (key == "values") readValues(value.get_object().value(), line.values);
        }
    }

    void categories(const std::string &text, Job &job) {
        const padded_string padded(text);
        ondemand::document document = parser.iterate(padded);
        for (auto item : document["categories"].get_array()) {
            View code, parent;
            for (auto field : item.get_object()) {
                const View key = field.unescaped_key().value();
                ondemand::value value = field.value();
                if (key == "code") code = value.get_string().value();
                else if (key == "parent") parent = textOrNull(value);
            }
            job.addCategory(code, parent);
        }
    }

private:
    ondemand::parser parser;

    static View textOrNull(ondemand::value value) {
        return value.type().value() == ondemand::json_type::string ? value.get_string().value() : View();
    }

    static void readValues(ondemand::object values, Values &into) {
        for (auto field : values) {
            const int number = attributeNumber(field.unescaped_key().value());
            if (number < 0) continue;
            Slot &slot = into.slots[number];
            for (auto element : field.value().get_array()) {
                ondemand::object entry = element.get_object().value();
                const View scope = textOrNull(entry["scope"].value());
                const View locale = textOrNull(entry["locale"].value());
                const int rank = rankOf(scope, locale);
                if (rank >= slot.rank) continue;
                slot.rank = rank;
                slot.text = data(entry["data"].value(), number, into);
            }
        }
    }

    static View data(ondemand::value value, int number, Values &values) {
        View text;
        switch (number) {
        case GALLERY:
            values.gallery.clear();
            for (auto picture : value.get_array()) values.gallery.push_back(picture.get_string().value());
            return text;
        case PRICE: case SALE_PRICE:
            for (auto element : value.get_array()) {
                ondemand::object price = element.get_object().value();
                const View amount = price["amount"].get_string().value();
                const View currency = price["currency"].get_string().value();
                if (currency == "PLN") text = amount;
            }
            return text;
        case WEIGHT: {
            ondemand::object weight = value.get_object().value();
            text = weight["amount"].get_string().value();
            values.unit = weight["unit"].get_string().value();
            return text;
        }
        case STOCK: case PREORDER: case GOOGLE_CATEGORY:
            text = value.raw_json_token();
            while (!text.empty() && text.back() <= ' ') text.remove_suffix(1);
            return text;
        default:
            return textOrNull(value);
        }
    }
};

int main(int count, char **words) {
    try {
        Reader reader;
        return runJob(count, words, reader);
    } catch (const simdjson_error &error) {
        fprintf(stderr, "%s\n", error.what());
        return 65;
    }
}
