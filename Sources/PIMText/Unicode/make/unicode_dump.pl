#!/usr/bin/perl
# Writes the files of the Unicode Character Database that unicode_tables.py reads, from perl's own copy of the data.
#
#     perl Sources/PIMText/Unicode/make/unicode_dump.pl UCD_DIR
#
# For machines without the database itself. The files have the names and the format of the originals, but only the
# properties, and of UnicodeData.txt only the fields, that the tables need. Their version is that of perl's data.
use strict;
use warnings;
use File::Path qw(make_path);
use Unicode::UCD qw(prop_invlist prop_invmap prop_value_aliases casefold);

my $directory = shift or die "usage: unicode_dump.pl UCD_DIR\n";
my $version = Unicode::UCD::UnicodeVersion();
make_path(map { "$directory/$_" } "", "auxiliary", "emoji", "extracted");

sub open_file {
    my ($path) = @_;
    my ($name) = $path =~ m{([^/]+)\.txt$};
    open my $file, ">", "$directory/$path" or die "$directory/$path: $!\n";
    print $file "# $name-$version.txt, as perl $^V knows it\n";
    return $file;
}

sub range { my ($first, $last) = @_; return $first == $last ? sprintf("%04X", $first) : sprintf("%04X..%04X", $first, $last) }

# The ranges of a property with their values, without those of the value $default.
sub ranges {
    my ($property, $default) = @_;
    my ($starts, $values) = prop_invmap($property);
    my @ranges;
    for my $index (0 .. $#$starts) {
        my $value = ref $values->[$index] ? join(" ", @{ $values->[$index] }) : $values->[$index];
        my $last = $index < $#$starts ? $starts->[$index + 1] - 1 : 0x10FFFF;
        push @ranges, [$starts->[$index], $last, $value] if $value ne $default && $last <= 0x10FFFF;
    }
    return @ranges;
}

# The ranges that have a property, such as "WB=WSegSpace".
sub members {
    my @bounds = prop_invlist(shift);
    push @bounds, 0x110000 if @bounds % 2;
    return map { [$bounds[2 * $_], $bounds[2 * $_ + 1] - 1] } 0 .. @bounds / 2 - 1;
}

sub write_property {
    my ($path, $property, $default, %spelling) = @_;
    my $file = open_file($path);
    for my $range (ranges($property, $default)) {
        my $value = exists $spelling{$range->[2]} ? $spelling{$range->[2]} : $range->[2];
        print $file range(@$range[0, 1]), " ; $value\n" if defined $value;
    }
    return $file;
}

write_property("Scripts.txt", "Script", "Unknown");
write_property("EastAsianWidth.txt", "East_Asian_Width", "Neutral", A => "A", F => "F", H => "H", Na => "Na", W => "W");
write_property("IndicSyllabicCategory.txt", "Indic_Syllabic_Category", "Other");
write_property("auxiliary/GraphemeBreakProperty.txt", "Grapheme_Cluster_Break", "Other", ExtPict_XX => undef);
write_property("auxiliary/SentenceBreakProperty.txt", "Sentence_Break", "Other");
write_property(
    "extracted/DerivedJoiningType.txt", "Joining_Type", "Non_Joining",
    map { $_ => $_ } qw(C D L R T)
);

# Perl puts spaces and pictures into values of its own.
my $words = write_property(
    "auxiliary/WordBreakProperty.txt", "Word_Break", "Other",
    Perl_Tailored_HSpace => undef, ExtPict_XX => undef, ExtPict_LE => "ALetter"
);
print $words range(@$_), " ; WSegSpace\n" for members("WB=WSegSpace");

my %short;
sub short_script { my ($name) = @_; return $short{$name} //= (prop_value_aliases("sc", $name))[0] }
my $extensions = open_file("ScriptExtensions.txt");
my ($starts, $values) = prop_invmap("Script");
for my $range (ranges("Script_Extensions", "Unknown")) {
    my @names = map { short_script($_) } split / /, $range->[2];
    my $index = Unicode::UCD::search_invlist($starts, $range->[0]);
    my $own = ref $values->[$index] ? "" : short_script($values->[$index]);
    print $extensions range(@$range[0, 1]), " ; @names\n" if @names > 1 || $names[0] ne $own;
}
my $aliases = open_file("PropertyValueAliases.txt");
for my $name (sort(Unicode::UCD::prop_values("sc"))) {
    my @names = prop_value_aliases("sc", $name);
    print $aliases "sc ; $names[0] ; $names[1]\n" if @names > 1;
}

my $emoji = open_file("emoji/emoji-data.txt");
for my $property (qw(Emoji Emoji_Presentation Emoji_Modifier Extended_Pictographic)) {
    print $emoji range(@$_), " ; $property\n" for members($property);
}
my $core = open_file("DerivedCoreProperties.txt");
print $core range(@$_), " ; Default_Ignorable_Code_Point\n" for members("Default_Ignorable_Code_Point");
my $normal = open_file("DerivedNormalizationProps.txt");
print $normal range(@$_), " ; NFC_QC; N\n" for members("NFC_QC=N");
print $normal range(@$_), " ; NFC_QC; M\n" for members("NFC_QC=M");
print $normal range(@$_), " ; Full_Composition_Exclusion\n" for members("Full_Composition_Exclusion");

my $folding = open_file("CaseFolding.txt");
for my $scalar (grep { $_ < 0xD800 || $_ > 0xDFFF } 0 .. 0x1FFFF) {
    my $fold = casefold($scalar) or next;
    my $name = sprintf "%04X", $scalar;
    print $folding "$name; C; $fold->{simple}; #\n" if $fold->{full} eq $fold->{simple};
    print $folding "$name; S; $fold->{simple}; #\n" if $fold->{full} ne $fold->{simple} && $fold->{simple};
    print $folding "$name; F; $fold->{full}; #\n" if $fold->{full} ne $fold->{simple};
    print $folding "$name; T; $fold->{turkic}; #\n" if $fold->{turkic};
}

my $data = open_file("UnicodeData.txt");
my @categories = ranges("General_Category", "Cn");
my ($class_starts, $classes) = prop_invmap("Canonical_Combining_Class");
my %decomposition;
for (split /\n/, do "unicore/Decomposition.pl") {
    my ($first, $last, $value) = split /\t/;
    $decomposition{$_} = $value for hex $first .. hex($last || $first);
}
for my $range (@categories) {
    next if $range->[2] =~ /^C[so]$/ || $range->[1] - $range->[0] > 1000;
    for my $scalar ($range->[0] .. $range->[1]) {
        my $class = $classes->[Unicode::UCD::search_invlist($class_starts, $scalar)];
        my $parts = $decomposition{$scalar} // "";
        printf $data "%04X;;%s;%d;;%s;;;;;;;;;\n", $scalar, $range->[2], $class, $parts;
    }
}
