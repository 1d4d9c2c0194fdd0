package io.foretick.session.doctor;

import io.foretick.base.E8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The account at the venue: login, standing, money, and what the exchange may take of it.
final class AccountChecks implements CheckGroup {

    private static final long CASH_E8_MIN = E8.ONE; // the venue's least marketable buy

    private static final String TOKENS = "token_allowance";

    @Override
    public List<Finding> examine(Examination examination) throws InterruptedException {
        AccountProbe account = examination.account();
        if (examination.offline()) {
            return List.of(Finding.warning("account", "not checked: offline"));
        }
        if (account == null) {
            return List.of(Finding.failed("account", "there are no credentials to log in with"));
        }
        var findings = new ArrayList<Finding>();
        try {
            account.login();
            findings.add(Finding.ok("login", "the venue knows the credentials"));
        } catch (IOException e) {
            findings.add(Finding.failed("login", String.valueOf(e.getMessage())));
            return findings;
        }
        addStanding(account, findings);
        addFunds(account, examination.config().risk().maxExposureE8(), findings);
        if (new Diagnosis(findings).passed()) {
            findings.add(tokens(account, RuleChecks.anyToken(examination)));
        }
        return findings;
    }

    private static void addStanding(AccountProbe account, List<Finding> findings)
            throws InterruptedException {
        try {
            findings.add(
                    account.isClosedOnly()
                            ? Finding.failed("standing", "the account may only close positions")
                            : Finding.ok("standing", "the account may trade"));
        } catch (IOException e) {
            findings.add(Finding.failed("standing", String.valueOf(e.getMessage())));
        }
    }

    private static void addFunds(AccountProbe account, long exposureE8, List<Finding> findings)
            throws InterruptedException {
        try {
            AccountProbe.Funds funds = account.funds();
            findings.add(balance(funds.cashE8(), exposureE8));
            findings.add(allowance(funds));
            findings.add(orders(funds.openOrders()));
        } catch (IOException e) {
            findings.add(Finding.failed("balance", String.valueOf(e.getMessage())));
        }
    }

    static Finding balance(long cashE8, long exposureE8) {
        String reason = usd(cashE8) + " pUSD";
        if (cashE8 < CASH_E8_MIN) {
            return Finding.failed("balance", reason + " is not enough for one order");
        }
        return cashE8 < exposureE8
                ? Finding.warning(
                        "balance", reason + ", less than risk.max_exposure_usd " + usd(exposureE8))
                : Finding.ok("balance", reason);
    }

    private static Finding allowance(AccountProbe.Funds funds) {
        long allowedE8 = funds.allowanceE8();
        if (allowedE8 < CASH_E8_MIN) {
            return Finding.failed(
                    "allowance", "the exchange contract may take " + usd(allowedE8) + " pUSD");
        }
        return allowedE8 < funds.cashE8()
                ? Finding.warning("allowance", usd(allowedE8) + " pUSD, less than the balance")
                : Finding.ok("allowance", "covers the balance");
    }

    /// Approving an exchange covers all outcome tokens or none, so that any token tells.
    static Finding tokens(AccountProbe account, Optional<String> token)
            throws InterruptedException {
        if (token.isEmpty()) {
            return Finding.warning(TOKENS, "cannot be told: no market is listed");
        }
        try {
            return account.tokenAllowanceE8(token.get()) > 0
                    ? Finding.ok(TOKENS, "the exchange contract may take outcome tokens")
                    : Finding.failed(
                            TOKENS,
                            "the exchange contract may not take outcome tokens: sales are refused");
        } catch (IOException e) {
            return Finding.warning(TOKENS, "cannot be told: " + e.getMessage());
        }
    }

    private static Finding orders(int open) {
        return open == 0
                ? Finding.ok("open_orders", "none")
                : Finding.warning(
                        "open_orders",
                        open + " are open; those that the session does not know are cancelled");
    }

    private static String usd(long amountE8) {
        return String.format(Locale.ROOT, "%.2f", (double) amountE8 / E8.ONE);
    }
}
