package io.foretick.event.live;

import io.foretick.base.Checks;

/// What an operator, or a switch that acts for one, says to a running session.
public sealed interface Control {

    /// Cancel everything and place nothing until [Resume].
    ///
    /// @param reason for people
    record Halt(String reason) implements Control {
        public Halt {
            Checks.notBlank(reason, "reason");
        }
    }

    /// Trade again after a halt.
    ///
    /// @param reason for people
    record Resume(String reason) implements Control {
        public Resume {
            Checks.notBlank(reason, "reason");
        }
    }

    /// Cancel the orders of these markets and place none there, until told otherwise.
    ///
    /// @param scope a coin such as `btc`, a window's length such as `5m`, or a market's slug
    /// @param paused false to trade there again
    record Pause(String scope, boolean paused) implements Control {
        public Pause {
            Checks.notBlank(scope, "scope");
        }
    }

    /// Another value of a limit from now on.
    ///
    /// @param name of the limit in the configuration, such as `max_position_usd`
    record Limit(String name, double value) implements Control {
        public Limit {
            Checks.notBlank(name, "name");
        }
    }
}
