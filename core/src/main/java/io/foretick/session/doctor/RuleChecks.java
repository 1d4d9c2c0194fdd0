package io.foretick.session.doctor;

import io.foretick.base.Times;
import io.foretick.event.Market;
import io.foretick.event.SettlementRule;
import io.foretick.venue.live.finder.MarketSeries;
import io.foretick.venue.live.rest.RestAnswer;
import io.foretick.venue.live.rest.RestClient;
import io.foretick.venue.polymarket.Coin;
import io.foretick.venue.polymarket.GammaMarkets;
import io.foretick.venue.polymarket.MarketListing;
import io.foretick.venue.polymarket.WindowLength;

import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether the markets of every series that shall be traded are listed, and settle by a rule that
/// is understood.
final class RuleChecks implements CheckGroup {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Override
    public List<Finding> examine(Examination examination) throws InterruptedException {
        if (examination.offline()) {
            return List.of(Finding.warning("market_rules", "not checked: offline"));
        }
        String url = examination.plan().endpoints().polymarketGamma();
        long nowNs = examination.clock().nowNs();
        var findings = new ArrayList<Finding>();
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            var rest = new RestClient(client, examination.clock(), url);
            for (MarketSeries series : series(examination)) {
                findings.add(finding(series, rest.get(question(series, nowNs)), nowNs));
            }
        }
        findings.addAll(missing(findings));
        return findings;
    }

    /// One series may have a pause; where none has a market there is nothing to trade, and the
    /// series or the site are not what we take them for.
    static List<Finding> missing(List<Finding> ofSeries) {
        boolean none = ofSeries.stream().allMatch(each -> each.grade() == Finding.Grade.WARNING);
        return none
                ? List.of(Finding.failed("market_rules", "no market of any series is listed"))
                : List.of();
    }

    /// An outcome token of the first open market of any series; empty if there is no such market or
    /// the site does not say.
    static Optional<String> anyToken(Examination examination) throws InterruptedException {
        String url = examination.plan().endpoints().polymarketGamma();
        long nowNs = examination.clock().nowNs();
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            var rest = new RestClient(client, examination.clock(), url);
            for (MarketSeries series : series(examination)) {
                List<Market> listed = listed(rest.get(question(series, nowNs)), nowNs);
                if (!listed.isEmpty()) {
                    return Optional.of(listed.getFirst().upToken());
                }
            }
        }
        return Optional.empty();
    }

    private static List<Market> listed(RestAnswer answer, long nowNs) {
        return answer instanceof RestAnswer.Body body
                ? open(GammaMarkets.parse(body.bytes()).listings(), nowNs)
                : List.of();
    }

    private static List<MarketSeries> series(Examination examination) {
        var all = new ArrayList<MarketSeries>();
        for (Coin coin : examination.plan().coins()) {
            for (WindowLength length : examination.plan().lengths()) {
                all.add(new MarketSeries(coin, length));
            }
        }
        return all;
    }

    private static String question(MarketSeries series, long nowNs) {
        String now = Instant.ofEpochSecond(Times.toEpochSecond(nowNs)).toString();
        return "/events?series_slug="
                + series.slug()
                + "&closed=false&order=endDate&ascending=true&limit=100&end_date_min="
                + now;
    }

    static Finding finding(MarketSeries series, RestAnswer answer, long nowNs) {
        String check = "market_rule_" + series.key();
        return switch (answer) {
            case RestAnswer.Body body ->
                    ofMarkets(check, open(GammaMarkets.parse(body.bytes()).listings(), nowNs));
            case RestAnswer.Missing _ -> Finding.warning(check, "the venue lists no such series");
            case RestAnswer.Busy busy -> Finding.failed(check, "status " + busy.status());
            case RestAnswer.Failed failed -> Finding.failed(check, failed.reason());
        };
    }

    private static List<Market> open(List<MarketListing> listings, long nowNs) {
        return listings.stream()
                .map(MarketListing::market)
                .filter(market -> market.window().endNs() > nowNs)
                .toList();
    }

    static Finding ofMarkets(String check, List<Market> open) {
        if (open.isEmpty()) {
            return Finding.warning(check, "no open market is listed");
        }
        for (Market market : open) {
            if (market.rule() instanceof SettlementRule.Unknown unknown) {
                return Finding.failed(
                        check, market.slug() + " settles by an unknown rule: " + unknown);
            }
        }
        Market next = open.getFirst();
        return Finding.ok(check, open.size() + " open, " + next.slug() + ": " + next.rule());
    }
}
