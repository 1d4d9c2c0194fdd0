package io.foretick.dashboard.metrics;

import static com.sun.management.GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION;

import com.sun.management.GarbageCollectionNotificationInfo;

import io.foretick.base.Times;

import org.HdrHistogram.SynchronizedHistogram;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/// How long collections of garbage stopped the program, as the Java machine reports them. Listens
/// until it is closed.
final class GarbagePauses implements AutoCloseable {

    private static final int SIGNIFICANT_DIGITS = 3;

    /// Beans of collectors that work beside the program count whole cycles, which stop nobody.
    private static final String CONCURRENT = "Cycles";

    private final SynchronizedHistogram timesNs = new SynchronizedHistogram(SIGNIFICANT_DIGITS);
    private final NotificationListener listener = this::hear;
    private final List<NotificationEmitter> heard = new ArrayList<>();

    private GarbagePauses() {}

    static GarbagePauses listen() {
        var pauses = new GarbagePauses();
        for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
            if (bean instanceof NotificationEmitter emitter
                    && !bean.getName().endsWith(CONCURRENT)) {
                emitter.addNotificationListener(pauses.listener, null, null);
                pauses.heard.add(emitter);
            }
        }
        return pauses;
    }

    private void hear(Notification notification, Object handback) {
        if (notification.getType().equals(GARBAGE_COLLECTION_NOTIFICATION)) {
            var told =
                    GarbageCollectionNotificationInfo.from(
                            (CompositeData) notification.getUserData());
            timesNs.recordValue(told.getGcInfo().getDuration() * Times.MILLI_NS);
        }
    }

    /// A copy; the machine reports whole milliseconds.
    SynchronizedHistogram timesNs() {
        return timesNs.copy();
    }

    @Override
    public void close() {
        for (NotificationEmitter emitter : heard) {
            try {
                emitter.removeNotificationListener(listener);
            } catch (ListenerNotFoundException e) {
                throw new IllegalStateException("a listener vanished", e);
            }
        }
        heard.clear();
    }
}
