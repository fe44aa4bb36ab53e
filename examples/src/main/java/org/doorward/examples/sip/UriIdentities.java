package org.doorward.examples.sip;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.doorward.li.target.E164Number;
import org.doorward.li.target.SipUri;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.target.TelUri;

/**
 * Under which identifiers a target may be known whom a URI names. An order says {@code sip:alice@example.com}, traffic
 * says {@code sip:%61lice:secret@EXAMPLE.com:5060;transport=tcp}: each URI gives all forms that name the same user, so
 * that one of them is the one ordered. Immutable.
 */
public final class UriIdentities {
  private static final Pattern NUMBER = Pattern.compile("\\+[0-9]{1,15}");
  private static final Pattern DIGITS = Pattern.compile("[1-9][0-9]{6,14}");
  private static final Pattern ESCAPED = Pattern.compile("%([0-9A-Fa-f]{2})");

  private final NumberRule numberRule;

  /**
   * Reads URIs.
   *
   * @param numberRule which digits are an international number
   */
  public UriIdentities(NumberRule numberRule) {
    this.numberRule = numberRule;
  }

  /**
   * All forms of {@code uri}.
   *
   * @param uri as a header field or an order has it
   * @return the canonical form first; nothing if it is neither a SIP nor a TEL URI
   */
  public Set<TargetIdentifier> of(String uri) {
    Set<TargetIdentifier> identities = new LinkedHashSet<>();
    int colon = uri.indexOf(':');
    String rest = uri.substring(colon + 1);
    switch (colon < 0 ? "" : uri.substring(0, colon).toLowerCase(Locale.ROOT)) {
      case "sip" -> addSip(identities, "sip:", rest);
      // RFC 3261, 19.1: a SIPS URI is a SIP URI that asks to be reached securely.
      case "sips" -> {
        addSip(identities, "sips:", rest);
        addSip(identities, "sip:", rest);
      }
      case "tel" -> addTel(identities, rest);
      default -> {}
    }
    return identities;
  }

  /**
   * The target that a person means who writes {@code text}.
   *
   * @param text a SIP or TEL URI, or an international number with or without a plus sign
   * @return the one identifier to order
   * @throws IllegalArgumentException if it is none of these; the message does not quote it
   */
  public static TargetIdentifier target(String text) {
    String plain = withoutSeparators(text.strip());
    if (plain.matches("\\+?[0-9]+")) {
      return E164Number.of(plain.replace("+", ""));
    }
    return new UriIdentities(NumberRule.PLUS_SIGN)
        .of(text.strip()).stream()
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("neither a SIP URI, a TEL URI nor a number"));
  }

  private void addSip(Set<TargetIdentifier> identities, String scheme, String rest) {
    int at = rest.indexOf('@');
    if (at <= 0) {
      return; // a host, which is nobody
    }
    String userInfo = unescape(before(rest.substring(0, at), ':'));
    String user = before(userInfo, ';');
    String host = before(before(rest.substring(at + 1), ';'), '?').toLowerCase(Locale.ROOT);
    add(identities, SipUri::of, scheme + user + "@" + host);
    add(identities, SipUri::of, scheme + user + "@" + withoutPort(host));
    add(identities, SipUri::of, scheme + userInfo + "@" + host);
    add(identities, SipUri::of, scheme + before(rest, '?'));
    number(user).ifPresent(number -> addNumber(identities, number));
  }

  private void addTel(Set<TargetIdentifier> identities, String rest) {
    String subscriber = withoutSeparators(before(rest, ';'));
    Optional<String> number = number(subscriber);
    if (number.isPresent()) {
      addNumber(identities, number.get());
    } else {
      String context = parameter(rest, "phone-context");
      add(
          identities,
          TelUri::of,
          "tel:" + subscriber + (context.isEmpty() ? "" : ";phone-context=" + context));
    }
    add(identities, TelUri::of, "tel:" + rest);
  }

  private static void addNumber(Set<TargetIdentifier> identities, String number) {
    add(identities, TelUri::of, "tel:+" + number);
    add(identities, E164Number::of, number);
  }

  private Optional<String> number(String subscriber) {
    String plain = withoutSeparators(subscriber);
    if (NUMBER.matcher(plain).matches()) {
      return Optional.of(plain.substring(1));
    }
    boolean digits =
        numberRule == NumberRule.PLUS_SIGN_OR_DIGITS && DIGITS.matcher(plain).matches();
    return digits ? Optional.of(plain) : Optional.empty();
  }

  /** What the type's own rule refuses cannot have been ordered. */
  private static void add(
      Set<TargetIdentifier> identities, Function<String, TargetIdentifier> type, String text) {
    try {
      identities.add(type.apply(text));
    } catch (IllegalArgumentException e) {
      // no identifier then
    }
  }

  private static String withoutPort(String host) {
    int colon = host.lastIndexOf(':');
    return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
  }

  private static String withoutSeparators(String subscriber) {
    return subscriber.replaceAll("[-.()]", "");
  }

  private static String before(String text, char end) {
    int at = text.indexOf(end);
    return at < 0 ? text : text.substring(0, at);
  }

  private static String parameter(String text, String name) {
    for (String parameter : text.split(";", -1)) {
      if (parameter.regionMatches(true, 0, name + "=", 0, name.length() + 1)) {
        return parameter.substring(name.length() + 1).toLowerCase(Locale.ROOT);
      }
    }
    return "";
  }

  /** RFC 3986, 6.2.2: an escaped character that need not be escaped means itself; other escapes are in upper case. */
  private static String unescape(String text) {
    Matcher escaped = ESCAPED.matcher(text);
    return escaped.replaceAll(match -> {
      char c = (char) Integer.parseInt(match.group(1), 16);
      boolean needless = c < 0x80 && (Character.isLetterOrDigit(c) || "-_.!~*'()+".indexOf(c) >= 0);
      return Matcher.quoteReplacement(
          needless ? String.valueOf(c) : match.group().toUpperCase(Locale.ROOT));
    });
  }
}
