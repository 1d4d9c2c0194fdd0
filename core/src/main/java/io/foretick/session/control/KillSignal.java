package io.foretick.session.control;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/// Trips a kill switch when the process gets SIGUSR1. Not for the signals that end a process: those
/// end the session in order. Where the platform has no such signal nothing happens.
///
/// The JDK's only face for signals, `sun.misc.Signal` of the supported module `jdk.unsupported`,
/// cannot be named in source that is compiled with `--release` and without warnings; so its two
/// methods are looked up. SIGUSR2 is the virtual machine's own.
public final class KillSignal {

    private static final System.Logger LOG = System.getLogger(KillSignal.class.getName());
    private static final String NAME = "USR1";

    private KillSignal() {}

    /// Listens from now on, until the process ends; a later call takes the earlier one's place.
    ///
    /// @return whether the platform has the signal
    public static boolean listen(KillSwitch kill) {
        return listen(() -> kill.trip("signal SIG" + NAME, "signal"));
    }

    static boolean listen(Runnable trip) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object usr1 = signal.getConstructor(String.class).newInstance(NAME);
            signal.getMethod("handle", signal, handler).invoke(null, usr1, face(trip, handler));
            return true;
        } catch (ReflectiveOperationException e) {
            LOG.log(System.Logger.Level.INFO, "no kill by SIG" + NAME + " here", e);
            return false;
        }
    }

    /// What the JDK calls with the signal, which is known.
    private static Object face(Runnable trip, Class<?> handler)
            throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        MethodHandle run =
                MethodHandles.publicLookup()
                        .findVirtual(Runnable.class, "run", MethodType.methodType(void.class));
        return MethodHandleProxies.asInterfaceInstance(
                handler, MethodHandles.dropArguments(run.bindTo(trip), 0, signal));
    }
}
