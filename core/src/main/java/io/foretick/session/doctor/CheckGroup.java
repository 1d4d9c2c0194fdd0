package io.foretick.session.doctor;

import java.util.List;

/// Checks that belong together.
interface CheckGroup {

    /// Examines; what fails is a finding, not an exception.
    List<Finding> examine(Examination examination) throws InterruptedException;
}
