package io.foretick.venue.binance.sync;

import io.foretick.history.day.DayProof;
import io.foretick.history.day.Part;
import io.foretick.market.second.SecondCloser;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The days of a symbol that a store holds, and which of them need not be imported again. Mutable
/// only when it is made; owned by the symbol's worker.
final class HeldDays {

    private final TreeMap<LocalDate, DayProof> proofs = new TreeMap<>();
    private final Set<String> changedFiles;

    /// @param changedFiles names of files that the archive has published anew since they were read
    HeldDays(List<DayProof> held, Set<String> changedFiles) {
        this.changedFiles = Set.copyOf(changedFiles);
        held.forEach(proof -> proofs.put(proof.day(), proof));
    }

    /// The day, if nothing is wrong with what is held of it, whether it is whole or not.
    Optional<DayProof> sound(LocalDate day) {
        return Optional.ofNullable(proofs.get(day)).filter(this::isSound);
    }

    /// The day, if it is sound and goes on where the position is.
    Optional<DayProof> after(Position position) {
        return sound(position.day()).filter(proof -> continues(proof, position));
    }

    /// The first day after one that is whole and sound.
    Optional<LocalDate> nextWhole(LocalDate day) {
        return proofs.tailMap(day, false).values().stream()
                .filter(proof -> proof.whole() && isSound(proof))
                .map(DayProof::day)
                .findFirst();
    }

    /// Where a day goes on from.
    static Position startOf(DayProof proof) {
        return new Position(Position.startOf(proof.day()), proof.idBefore(), proof.priceBeforeE8());
    }

    /// Where a day leaves off. Its last price is not known from its proof.
    static Position endOf(DayProof proof) {
        return new Position(proof.endSecond(), lastId(proof), SecondCloser.NO_PRICE);
    }

    private boolean isSound(DayProof proof) {
        long firstId =
                proof.idBefore() != SecondCloser.NO_ID || proof.parts().isEmpty()
                        ? proof.idBefore() + 1
                        : proof.parts().getFirst().firstId();
        boolean complete = lastId(proof) - firstId + 1 == proof.trades();
        return complete && proof.parts().stream().noneMatch(this::isChanged);
    }

    private boolean isChanged(Part part) {
        return changedFiles.contains(part.name());
    }

    private static boolean continues(DayProof proof, Position position) {
        boolean samePrice =
                position.priceE8() == SecondCloser.NO_PRICE
                        || position.priceE8() == proof.priceBeforeE8();
        boolean atTheStart =
                proof.firstSecond() == Position.startOf(proof.day())
                        || proof.priceBeforeE8() == SecondCloser.NO_PRICE;
        return samePrice && atTheStart && proof.idBefore() == position.lastId();
    }

    private static long lastId(DayProof proof) {
        return proof.parts().isEmpty() ? proof.idBefore() : proof.parts().getLast().lastId();
    }
}
