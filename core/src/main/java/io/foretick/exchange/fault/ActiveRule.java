package io.foretick.exchange.fault;

import io.foretick.base.Seed;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/// A rule at work: what it has to draw for each service. The n-th draw of a rule for a service
/// depends on the seed, the rule's name, the service and n only, not on which thread asks. Any
/// thread.
final class ActiveRule {

    private final FaultRule rule;
    private final Seed seed;
    private final Pattern services;
    private final Pattern paths;
    private final Map<String, Boolean> concerned = new ConcurrentHashMap<>();
    private final Map<String, Stream> streams = new ConcurrentHashMap<>();
    private volatile long refusesUntilNs = Long.MIN_VALUE;

    ActiveRule(FaultRule rule, Seed seed) {
        this.rule = rule;
        this.seed = seed.split(rule.name());
        this.services = glob(rule.service());
        this.paths = glob(rule.path());
    }

    private record Stream(Seed seed, AtomicLong count) {}

    FaultRule rule() {
        return rule;
    }

    boolean concerns(String service) {
        return concerned.computeIfAbsent(service, name -> services.matcher(name).matches());
    }

    boolean concernsPath(String path) {
        return paths.matcher(path).matches();
    }

    /// The next draw for a service: whether the rule strikes, and numbers for how it does.
    Draw draw(String service) {
        Stream stream =
                streams.computeIfAbsent(
                        service, name -> new Stream(seed.split(name), new AtomicLong()));
        SplittableRandom random = stream.seed.split(stream.count.getAndIncrement()).random();
        return new Draw(random.nextDouble() < rule.probability(), random);
    }

    /// The draw for one thing of a service, always the same.
    Draw drawFor(String service, String thing) {
        SplittableRandom random = seed.split(service).split(thing).random();
        return new Draw(random.nextDouble() < rule.probability(), random);
    }

    /// One draw.
    ///
    /// @param hits whether the rule strikes
    /// @param numbers how, for one user
    record Draw(boolean hits, SplittableRandom numbers) {}

    /// Venue time until which clients are refused, for a reconnect storm.
    long refusesUntilNs() {
        return refusesUntilNs;
    }

    void refuseUntil(long timeNs) {
        refusesUntilNs = timeNs;
    }

    /// `*` stands for any text.
    private static Pattern glob(String glob) {
        return Pattern.compile("\\Q" + glob.replace("*", "\\E.*\\Q") + "\\E", Pattern.DOTALL);
    }
}
