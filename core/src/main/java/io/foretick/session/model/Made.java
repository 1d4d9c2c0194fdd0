package io.foretick.session.model;

import io.foretick.base.DensityCurve;
import io.foretick.event.Event;
import io.foretick.event.Stamp;

/// A density that a model has made, before it enters the session.
///
/// @param instrument the coin's spot pair
/// @param cutNs the last instant that the model has seen
/// @param modelDigest which model made it
/// @param inputDigest what the model saw
record Made(int instrument, long cutNs, long modelDigest, long inputDigest, DensityCurve curve) {

    Event.DensityPublished at(Stamp at) {
        return new Event.DensityPublished(at, instrument, cutNs, modelDigest, inputDigest, curve);
    }
}
