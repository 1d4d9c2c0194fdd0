package io.foretick.venue.polymarket.trade;

import io.foretick.venue.polymarket.account.AccountQuestion;
import io.foretick.venue.polymarket.account.Gateway;
import io.foretick.venue.polymarket.account.OrderRequest;

import java.util.ArrayList;
import java.util.List;

/// Notes what it is asked to do, each as a short text, and does nothing.
final class SpyGateway implements Gateway {

    final List<String> calls = new ArrayList<>();
    final List<AccountQuestion> questions = new ArrayList<>();

    @Override
    public void place(OrderRequest request) {
        calls.add("place " + request.name());
    }

    @Override
    public void cancel(List<String> names) {
        calls.add("cancel " + String.join(" ", names));
    }

    @Override
    public void cancelMarket(String conditionId) {
        calls.add("cancel market " + conditionId);
    }

    @Override
    public void cancelAll() {
        calls.add("cancel all");
    }

    @Override
    public void askOrder(String name) {
        calls.add("ask " + name);
    }

    @Override
    public void askAccount(AccountQuestion question) {
        calls.add("ask account");
        questions.add(question);
    }

    /// What was asked since the last time.
    List<String> take() {
        var taken = List.copyOf(calls);
        calls.clear();
        return taken;
    }

    boolean asked(String call) {
        return calls.contains(call);
    }
}
