/// Results of trials on an MLflow server, for those who keep their experiments there.
///
/// Comes in: results. Goes out: requests to a server that the user names. Must never: stop a batch,
/// or print a token.
@NullMarked
package io.foretick.report.lab.mlflow;

import org.jspecify.annotations.NullMarked;
