/// What a listing is for: a channel, a locale and, where they matter, an audience, a country and a currency.
public struct Scope: Sendable, Hashable, CustomStringConvertible {
    /// The channel the product is shown on.
    public var channel: ChannelCode
    /// The locale it is shown in.
    public var locale: LocaleCode
    /// The segment it is shown to; nil for everybody.
    public var audience: AudienceCode?
    /// The market country; a price of another country is never taken.
    public var country: CountryCode?
    /// The currency money is shown in; an amount of another currency is never taken.
    public var currency: CurrencyCode?

    /// Names a scope.
    public init(
        channel: ChannelCode,
        locale: LocaleCode,
        audience: AudienceCode? = nil,
        country: CountryCode? = nil,
        currency: CurrencyCode? = nil
    ) {
        self.channel = channel
        self.locale = locale
        self.audience = audience
        self.country = country
        self.currency = currency
    }

    /// Channel, locale and audience with slashes between, such as `web/pl_PL/loyalty`.
    public var description: String {
        guard let audience else { return "\(channel)/\(locale)" }
        return "\(channel)/\(locale)/\(audience)"
    }
}
