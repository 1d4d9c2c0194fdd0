package io.foretick.lab;

import io.foretick.base.Digest;

import java.math.BigInteger;
import java.util.Locale;

/// The terms of one made-up Up/Down market, as a venue would list them.
///
/// @param asset upper case
/// @param minutes length of its window
/// @param startSecond first second of its window
record SimulatedMarket(String asset, int minutes, long startSecond) {

    long endSecond() {
        return startSecond + 60L * minutes;
    }

    String slug() {
        return asset.toLowerCase(Locale.ROOT) + "-updown-" + minutes + "m-" + startSecond;
    }

    String conditionId() {
        return "0x" + hex("condition");
    }

    String upToken() {
        return new BigInteger(hex("up"), 16).toString();
    }

    String downToken() {
        return new BigInteger(hex("down"), 16).toString();
    }

    /// Its line in a session's list of markets.
    String listing() {
        return String.format(
                Locale.ROOT,
                """
                {"slug":"%s","asset":"%s","start_ts":%d,"end_ts":%d,"condition_id":"%s",\
                "outcomes":[{"outcome":"Up","token_id":"%s"},{"outcome":"Down","token_id":"%s"}],\
                "tick_size":0.01,"min_order_size":5,\
                "fee_parameters":{"raw_fee_config":{"rate":0.07,"exponent":1}},\
                "resolution_source":"https://data.chain.link/streams/%s-usd-twap-60s-streams"}\
                """,
                slug(),
                asset,
                startSecond,
                endSecond(),
                conditionId(),
                upToken(),
                downToken(),
                asset.toLowerCase(Locale.ROOT));
    }

    /// 256 bits that look like a hash.
    private String hex(String what) {
        var text = new StringBuilder();
        for (int part = 0; part < 4; part++) {
            text.append(Digest.hex(new Digest().add(slug()).add(what).add(part).value()));
        }
        return text.toString();
    }
}
