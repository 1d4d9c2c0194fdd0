package io.foretick.lab.bench;

import io.foretick.event.Event;
import io.foretick.risk.RiskLimits;

/// One price event through the engine: state, and probability, Kelly and limits of every market of
/// the coin. The making of the event and the answers to orders do not count.
final class EngineBenchmark implements Benchmark {

    private final Desk.Size size;
    private Desk desk;
    private Event event;

    EngineBenchmark(Desk.Size size) {
        this.size = size;
        this.desk = new Desk(size, RiskLimits.DEFAULT, null);
        this.event = desk.trade();
    }

    @Override
    public void prepare() {
        if (desk.isSpent()) {
            desk = new Desk(size, RiskLimits.DEFAULT, null);
        }
        desk.ready();
        event = desk.trade();
    }

    /// The first operation takes the event made before; further ones take what they need.
    @Override
    public long run(int operations) {
        desk.engine().on(event, desk);
        for (int k = 1; k < operations; k++) {
            prepare();
            desk.engine().on(event, desk);
        }
        return desk.commands();
    }

    @Override
    public void close() {}
}
