package org.doorward.examples.sip;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.doorward.li.identifier.Octets;

/** Finds the session description in a SIP message: its body, or a part of that. */
public final class SipBody {
  private static final Pattern BOUNDARY = Pattern.compile("(?i)[; \t]boundary=\"?([^\";]{1,70})");
  private static final int MAX_PARTS = 32;

  private SipBody() {}

  /**
   * The session description.
   *
   * @param message any
   * @return its text, not yet read
   */
  public static Optional<Octets> sessionDescription(SipMessage message) {
    String type = message.headers().first("content-type").orElse("");
    if (isSdp(type)) {
      return Optional.of(message.body());
    }
    Matcher boundary = BOUNDARY.matcher(type);
    return type.toLowerCase(Locale.ROOT).startsWith("multipart/") && boundary.find()
        ? partOf(message.body(), boundary.group(1).strip())
        : Optional.empty();
  }

  private static Optional<Octets> partOf(Octets body, String boundary) {
    String text = new String(body.toByteArray(), ISO_8859_1);
    String[] parts = text.split(Pattern.quote("--" + boundary), MAX_PARTS);
    for (int i = 1; i < parts.length; i++) {
      String[] headAndBody = parts[i].split("\r?\n\r?\n", 2);
      Matcher type = Pattern.compile("(?im)^content-type[ \t]*:(.*)$").matcher(headAndBody[0]);
      if (headAndBody.length == 2 && type.find() && isSdp(type.group(1))) {
        return Optional.of(Octets.of(headAndBody[1].getBytes(ISO_8859_1)));
      }
    }
    return Optional.empty();
  }

  private static boolean isSdp(String contentType) {
    return contentType.strip().toLowerCase(Locale.ROOT).matches("application/sdp[ \t]*(;.*)?");
  }
}
