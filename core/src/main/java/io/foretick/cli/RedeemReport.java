package io.foretick.cli;

import io.foretick.base.E8;
import io.foretick.venue.polymarket.chain.ChainSender;
import io.foretick.venue.polymarket.chain.Claim;
import io.foretick.venue.polymarket.chain.TokenCalls;
import io.foretick.venue.polymarket.chain.Wallet;
import io.foretick.venue.polymarket.chain.WalletStep;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.PrintWriter;
import java.util.List;

/// What `foretick redeem` has found, built and sent, as text or JSON.
///
/// @param steps of the claims that are clear, in their order, an approval before them
/// @param receipts of the steps that were sent, in their order
record RedeemReport(
        Wallet wallet,
        List<Claim> claims,
        List<WalletStep> steps,
        List<ChainSender.Receipt> receipts) {

    private static final long CHAIN = 137;
    private static final long UNIT_E8 = E8.ONE / TokenCalls.UNITS;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    void print(PrintWriter out, boolean json) {
        if (json) {
            out.println(JSON.writeValueAsString(tree()));
        } else {
            printText(out);
        }
        out.flush();
    }

    private void printText(PrintWriter out) {
        out.println(
                "wallet " + wallet.address() + ", " + wallet.type().name() + ", chain " + CHAIN);
        for (Claim claim : claims) {
            String verdict = claim.isClear() ? "" : "  LEFT: " + claim.obstacle();
            out.println(
                    "%s %s: %s pUSD expected%s"
                            .formatted(
                                    claim.kind(),
                                    claim.slug(),
                                    amount(claim.payoutUnits()),
                                    verdict));
        }
        out.println("expected in all: " + amount(payoutUnits()) + " pUSD");
        for (WalletStep step : steps) {
            out.println();
            out.println(step.purpose());
            out.println(text(step));
        }
        for (ChainSender.Receipt receipt : receipts) {
            out.println("sent " + receipt.hash() + ": " + receipt.fate());
        }
    }

    private static String text(WalletStep step) {
        return switch (step) {
            case WalletStep.Transaction made ->
                    "  from  %s%n  to    %s%n  value 0%n  data  %s"
                            .formatted(made.from(), made.to(), made.data());
            case WalletStep.RelayerRequest made -> "  relayer request " + made.body();
            case WalletStep.ByHand left -> "  by hand: " + left.reason();
        };
    }

    private ObjectNode tree() {
        ObjectNode tree = JSON.createObjectNode();
        tree.put("wallet", wallet.address().checksummed());
        tree.put("type", wallet.type().name());
        tree.put("owner", wallet.owner().checksummed());
        tree.put("chain_id", CHAIN);
        tree.put("expected_payout", amount(payoutUnits()));
        ArrayNode found = tree.putArray("claims");
        for (Claim claim : claims) {
            ObjectNode node = found.addObject();
            node.put("action", claim.kind().name());
            node.put("slug", claim.slug());
            node.put("condition_id", claim.conditionId().hex());
            node.put("amount", amount(claim.units()));
            node.put("expected_payout", amount(claim.payoutUnits()));
            node.put("left_because", claim.isClear() ? null : claim.obstacle());
        }
        ArrayNode built = tree.putArray("steps");
        steps.forEach(step -> write(step, built.addObject()));
        ArrayNode sent = tree.putArray("sent");
        for (ChainSender.Receipt receipt : receipts) {
            sent.addObject().put("hash", receipt.hash()).put("fate", receipt.fate().name());
        }
        return tree;
    }

    private static void write(WalletStep step, ObjectNode node) {
        node.put("purpose", step.purpose());
        switch (step) {
            case WalletStep.Transaction made -> {
                node.put("from", made.from().checksummed()).put("to", made.to().checksummed());
                node.put("value", "0").put("data", made.data());
            }
            case WalletStep.RelayerRequest made ->
                    node.set("relayer_request", JSON.readTree(made.body()));
            case WalletStep.ByHand left -> node.put("by_hand", left.reason());
        }
    }

    private long payoutUnits() {
        return claims.stream().filter(Claim::isClear).mapToLong(Claim::payoutUnits).sum();
    }

    private static String amount(long units) {
        return E8.format(units * UNIT_E8);
    }
}
