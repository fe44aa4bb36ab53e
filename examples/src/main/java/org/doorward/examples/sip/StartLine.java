package org.doorward.examples.sip;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first line of a SIP message. Immutable. */
public sealed interface StartLine {
  /** The longest first line that we take for one. */
  int MAX_OCTETS = 8192;

  /**
   * A request's.
   *
   * @param method what is asked for
   * @param uri of whom
   */
  record Request(String method, String uri) implements StartLine {
    /** The method: the URI names somebody. */
    @Override
    public String toString() {
      return method;
    }
  }

  /**
   * A response's.
   *
   * @param status 100 to 699
   */
  record Response(int status) implements StartLine {}

  /**
   * Reads {@code line}.
   *
   * @param line without its end
   * @return empty if SIP does not start like this
   */
  static Optional<StartLine> parse(String line) {
    Matcher request = Patterns.REQUEST.matcher(line);
    if (request.matches()) {
      return Optional.of(new Request(request.group(1), request.group(2)));
    }
    Matcher response = Patterns.RESPONSE.matcher(line);
    return response.matches()
        ? Optional.of(new Response(Integer.parseInt(response.group(1))))
        : Optional.empty();
  }

  /** The two forms of a start line. */
  final class Patterns {
    private static final Pattern REQUEST =
        Pattern.compile("([-A-Za-z0-9.!%*_+`'~]{1,32}) +([!-~]+) +(?i:SIP/2\\.0)[ \t]*");
    private static final Pattern RESPONSE =
        Pattern.compile("(?i:SIP/2\\.0) +([1-6][0-9]{2})(?s: .*)?");

    private Patterns() {}
  }
}
