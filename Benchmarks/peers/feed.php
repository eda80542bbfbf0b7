<?php
// The Google feed for Poland, in PHP: json_decode reads, XMLWriter writes.
//
// usage: php feed.php CATALOG OUTPUT

[, $catalog, $output] = $argv;

const UNSEEN = '/[\x{0}-\x{8}\x{B}\x{C}\x{E}-\x{1F}\x{80}-\x{9F}\x{AD}\x{61C}\x{200E}\x{200F}\x{202A}-\x{202E}'
    . '\x{2066}-\x{2069}\x{FEFF}\x{FFFE}\x{FFFF}]+/u';
const MARKUP = '/<!--.*?-->|<[A-Za-z\/!][^>]*>|&(?:amp|lt|gt|quot|apos|nbsp|#[0-9]+|#[xX][0-9A-Fa-f]+);/s';
const NAMED = ['amp' => '&', 'lt' => '<', 'gt' => '>', 'quot' => '"', 'apos' => "'", 'nbsp' => ' '];
const UNITS = ['KILOGRAM' => 'kg', 'GRAM' => 'g'];

function character(int $code): string
{
    return match (true) {
        $code === 0xA0 => ' ',
        $code < 0x80 => chr($code),
        $code < 0x800 => chr(0xC0 | $code >> 6) . chr(0x80 | $code & 63),
        $code < 0x10000 => chr(0xE0 | $code >> 12) . chr(0x80 | $code >> 6 & 63) . chr(0x80 | $code & 63),
        default => chr(0xF0 | $code >> 18) . chr(0x80 | $code >> 12 & 63) . chr(0x80 | $code >> 6 & 63)
            . chr(0x80 | $code & 63),
    };
}

function replaced(array $match): string
{
    $found = $match[0];
    if ($found[0] === '<') {
        return ' ';
    }
    $name = substr($found, 1, -1);
    if ($name[0] !== '#') {
        return NAMED[$name];
    }
    $code = $name[1] === 'x' || $name[1] === 'X' ? hexdec(substr($name, 2)) : (int) substr($name, 1);
    return $code > 0x10FFFF ? $found : character((int) $code);
}

function clean(string $text): string
{
    return trim(preg_replace('/[ \t\r\n]+/', ' ', preg_replace(UNSEEN, '', $text)), ' ');
}

function plain(string $html): string
{
    if (strpbrk($html, '<&') !== false) {
        $html = preg_replace_callback(MARKUP, 'replaced', preg_replace(UNSEEN, '', $html));
    }
    return clean($html);
}

function cut(string $text, int $limit): string
{
    if (strlen($text) <= $limit) {
        return $text;
    }
    return preg_match('/^.{' . $limit . '}/su', $text, $match) ? $match[0] : $text;
}

function address(string $text): string
{
    $encode = fn (array $found): string => rawurlencode($found[0]);
    return preg_replace_callback('/[^!#-;=?-\[\]_a-z~]+/', $encode, $text);
}

function rank(array $entry): int
{
    $channel = $entry['scope'] === null ? 1 : ($entry['scope'] === 'google' ? 0 : 9);
    $language = $entry['locale'] === null ? 2 : ($entry['locale'] === 'pl_PL' ? 0 : 9);
    return $channel === 9 || $language === 9 ? 9 : $channel + $language;
}

function value(array $line, string $code, array $models): mixed
{
    for ($level = $line; $level !== null; $level = $models[$level['parent'] ?? ''] ?? null) {
        $nearest = 9;
        $data = null;
        foreach ($level['values'][$code] ?? [] as $entry) {
            $place = rank($entry);
            if ($place < $nearest) {
                $nearest = $place;
                $data = $entry['data'];
            }
        }
        if ($nearest < 9) {
            return $data;
        }
    }
    return null;
}

function money(?array $prices): ?string
{
    foreach ($prices ?? [] as $price) {
        if ($price['currency'] === 'PLN') {
            [$whole, $decimals] = explode('.', $price['amount'] . '.');
            return $whole . '.' . str_pad(rtrim($decimals, '0'), 2, '0') . ' PLN';
        }
    }
    return null;
}

function has_check_digit(string $gtin): bool
{
    if (!preg_match('/^(?:[0-9]{8}|[0-9]{12,14})$/D', $gtin)) {
        return false;
    }
    $sum = 0;
    for ($place = strlen($gtin) - 1, $weight = 1; $place >= 0; $place--, $weight = 4 - $weight) {
        $sum += (int) $gtin[$place] * $weight;
    }
    return $sum % 10 === 0 && !(strlen($gtin) === 13 && preg_match('/^(?:2|02|04|05|98|99)/', $gtin));
}

function write(XMLWriter $xml, array $line, array $models, array $paths): void
{
    if (!$line['enabled']) {
        return;
    }
    $name = value($line, 'name', $models);
    $description = value($line, 'description', $models);
    $url = value($line, 'url', $models);
    $image = value($line, 'image', $models);
    $price = money(value($line, 'price', $models));
    foreach ([$name, $description, $url, $image, $price] as $needed) {
        if ($needed === null || $needed === '') {
            return;
        }
    }
    $xml->startElement('item');
    $xml->writeElement('g:id', $line['identifier']);
    $xml->writeElement('g:title', cut(clean($name), 150));
    $xml->writeElement('g:description', cut(plain($description), 5000));
    $xml->writeElement('g:link', address(clean($url)));
    $pictures = array_map('address', [$image, ...(value($line, 'gallery', $models) ?? [])]);
    $pictures = array_values(array_unique(array_filter($pictures, fn (string $picture): bool => $picture !== '')));
    foreach (array_slice($pictures, 0, 11) as $number => $picture) {
        $xml->writeElement($number === 0 ? 'g:image_link' : 'g:additional_image_link', $picture);
    }
    $stock = value($line, 'stock', $models) ?? 0;
    $isPreorder = value($line, 'preorder', $models) === true;
    $xml->writeElement('g:availability', $isPreorder ? 'preorder' : ($stock > 0 ? 'in_stock' : 'out_of_stock'));
    $xml->writeElement('g:price', $price);
    $sale = money(value($line, 'sale_price', $models));
    if ($sale !== null) {
        $xml->writeElement('g:sale_price', $sale);
    }
    foreach (['brand', 'gtin', 'color', 'size'] as $code) {
        $text = value($line, $code, $models);
        if ($text !== null && $text !== '' && ($code !== 'gtin' || has_check_digit($text))) {
            $xml->writeElement('g:' . $code, clean($text));
        }
    }
    $root = $line['parent'] ?? null;
    while ($root !== null && isset($models[$root]['parent'])) {
        $root = $models[$root]['parent'];
    }
    if ($root !== null) {
        $xml->writeElement('g:item_group_id', $root);
    }
    $category = value($line, 'google_category', $models);
    if ($category !== null) {
        $xml->writeElement('g:google_product_category', (string) $category);
    }
    $deepest = [];
    foreach ($line['categories'] as $code) {
        if (count($paths[$code] ?? []) > count($deepest)) {
            $deepest = $paths[$code];
        }
    }
    if ($deepest !== []) {
        $xml->writeElement('g:product_type', implode(' > ', $deepest));
    }
    $xml->writeElement('g:condition', 'new');
    $weight = value($line, 'weight', $models);
    if ($weight !== null) {
        $xml->writeElement('g:shipping_weight', $weight['amount'] . ' ' . UNITS[$weight['unit']]);
    }
    $xml->endElement();
}

function lines(string $path): Generator
{
    $file = fopen($path, 'rb');
    while (($text = fgets($file)) !== false) {
        yield json_decode($text, true, 64, JSON_THROW_ON_ERROR);
    }
    fclose($file);
}

$paths = [];
foreach (json_decode(file_get_contents("$catalog/categories.json"), true)['categories'] as $item) {
    $paths[$item['code']] = [...($paths[$item['parent'] ?? ''] ?? []), $item['code']];
}
$models = [];
foreach (lines("$catalog/models.jsonl") as $line) {
    $models[$line['identifier']] = $line;
}
$xml = new XMLWriter();
$xml->openMemory();
$file = fopen($output, 'wb');
$xml->startDocument('1.0', 'UTF-8');
$xml->startElement('rss');
$xml->writeAttribute('version', '2.0');
$xml->writeAttribute('xmlns:g', 'http://base.google.com/ns/1.0');
$xml->startElement('channel');
$xml->writeElement('title', 'Benchmark');
$xml->writeElement('link', 'https://shop.example.com');
$xml->writeElement('description', 'Benchmark google pl_PL');
$count = 0;
foreach (lines("$catalog/products.jsonl") as $line) {
    write($xml, $line, $models, $paths);
    if (++$count % 500 === 0) {
        fwrite($file, $xml->flush());
    }
}
$xml->endElement();
$xml->endElement();
$xml->endDocument();
fwrite($file, $xml->flush());
fclose($file);
