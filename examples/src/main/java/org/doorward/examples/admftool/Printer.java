package org.doorward.examples.admftool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Function;
import org.doorward.examples.cli.Output;
import org.doorward.examples.cli.TextView;
import org.doorward.li.netty.admf.ActionResult;
import org.doorward.li.netty.admf.Convergence;
import org.doorward.li.netty.admf.QueryResult;
import org.doorward.li.x1.ErrorInformation;

/** Prints results, for people or as JSON, and tells the exit code they come to. Thread-safe. */
record Printer(PrintWriter out, boolean json) {
  int print(ActionResult result) {
    show(view(result));
    return ExitCode.of(result);
  }

  int print(Convergence convergence) {
    show(Views.object().put("outcome", text(convergence)));
    return ExitCode.of(convergence);
  }

  <T> int print(QueryResult<T> result, Function<T, ? extends JsonNode> view) {
    if (result instanceof QueryResult.Answer<T> answer) {
      show(view.apply(answer.value()));
    } else if (result instanceof QueryResult.Refused<T> refused) {
      show(refusal(refused.error()));
    } else if (result instanceof QueryResult.Unanswered<T> unanswered) {
      show(Views.object().put("outcome", "no answer").put("reason", words(unanswered.reason())));
    }
    return ExitCode.of(result);
  }

  /** One line, at once: a report is acknowledged after it was printed. */
  synchronized void line(ObjectNode view) {
    out.println(json ? view.toString() : TextView.line(view));
    out.flush();
  }

  private synchronized void show(JsonNode view) {
    new Output(out, json).show(view);
  }

  private static ObjectNode view(ActionResult result) {
    if (result instanceof ActionResult.Refused refused) {
      return refusal(refused.error());
    }
    ObjectNode view = Views.object().put("outcome", outcome(result));
    if (result instanceof ActionResult.NotDone not) {
      view.put("reason", words(not.reason()));
    } else if (result instanceof ActionResult.Unknown unknown) {
      view.put("reason", words(unknown.reason())).put("ask", unknown.ask().wireName());
    }
    return view;
  }

  private static ObjectNode refusal(ErrorInformation error) {
    ObjectNode view = Views.object().put("outcome", "refused").put("errorCode", error.code());
    error.errorCode().ifPresent(code -> view.put("meaning", words(code)));
    return view.put("errorDescription", error.description());
  }

  private static String outcome(ActionResult result) {
    if (result instanceof ActionResult.Done) {
      return "done";
    }
    if (result instanceof ActionResult.Accepted) {
      return "accepted";
    }
    if (result instanceof ActionResult.Refused refused) {
      return "refused " + refused.error().code();
    }
    return result instanceof ActionResult.NotDone ? "not done" : "unknown";
  }

  static String text(Convergence convergence) {
    if (convergence instanceof Convergence.Reached reached) {
      return "so, step " + words(reached.step());
    }
    if (convergence instanceof Convergence.Underway underway) {
      return "accepted, step " + words(underway.step());
    }
    return outcome(((Convergence.NotReached) convergence).cause());
  }

  private static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
