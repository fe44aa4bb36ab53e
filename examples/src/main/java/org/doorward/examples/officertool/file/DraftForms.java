package org.doorward.examples.officertool.file;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.doorward.examples.cli.CommonConverters;
import org.doorward.examples.cli.Failures;
import org.doorward.li.authority.ComponentName;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.PayloadType;
import org.doorward.li.authority.Person;
import org.doorward.li.authority.TrustPolicy;
import org.doorward.li.authority.Validity;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.identifier.Octets;

/**
 * The forms of single values. Files that a draft names stand beside it.
 *
 * @param draft the file that is read
 * @param now what a validity begins with that does not say
 */
record DraftForms(Path draft, Instant now) {
  /** Reads a file that a draft names. */
  @FunctionalInterface
  interface FileReading<T> {
    T of(Path file) throws IOException;
  }

  static String text(DraftValue value) throws DraftException {
    return value.as("text", text -> text);
  }

  static Person person(DraftValue value) throws DraftException {
    return value.as("the name of a person", Person::new);
  }

  static ComponentName component(DraftValue value) throws DraftException {
    return value.as("the name of a component", ComponentName::new);
  }

  static InetSocketAddress address(DraftValue value) throws DraftException {
    return value.as(
        "an address as IP:PORT or [IPv6]:PORT, no name", CommonConverters::socketAddress);
  }

  static Duration duration(DraftValue value) throws DraftException {
    return value.as("a duration as ISO 8601 has it: P30D, PT8H, PT10M", Duration::parse);
  }

  static int number(DraftValue value) throws DraftException {
    return value.as("a whole number", Integer::parseInt);
  }

  static boolean yes(DraftValue value) throws DraftException {
    return value.as("true or false", text -> switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("neither");
    });
  }

  /** Of a closed set, in the words of the signed documents. */
  static <E extends Enum<E>> E constant(DraftValue value, Class<E> type) throws DraftException {
    String all =
        Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
    return value.as("one of " + all, text -> Enum.valueOf(type, text));
  }

  /** A reference that only its digest is told of. */
  static Octets digestOf(DraftValue value) throws DraftException {
    return PublicKeys.sha256(text(value).getBytes(StandardCharsets.UTF_8));
  }

  /** {@code from}, now if it is not there, and {@code for} or {@code until}. */
  Validity validity(DraftValue value) throws DraftException {
    Optional<DraftValue> from = value.perhaps("from");
    Optional<DraftValue> until = value.perhaps("until");
    Instant made = now.truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
    Instant begin = from.isPresent() ? instant(from.get()) : made;
    Instant end =
        until.isPresent() ? instant(until.get()) : begin.plus(duration(value.field("for")));
    return value.made(any -> new Validity(made, begin, end));
  }

  private static Instant instant(DraftValue value) throws DraftException {
    return value.as("a time as 2026-12-01T08:00:00Z", Instant::parse);
  }

  /** What a named file holds. */
  <T> T file(DraftValue value, FileReading<T> reading) throws DraftException {
    String name = text(value);
    Path file = draft.resolveSibling(name);
    try {
      return reading.of(file);
    } catch (IOException e) {
      throw value.wrong(Failures.text(e));
    }
  }

  /** SHA-256 of a public key: 64 hexadecimal digits, or a PEM file with the key or its certificate. */
  Octets pin(DraftValue value) throws DraftException {
    String text = text(value);
    return text.toLowerCase(Locale.ROOT).matches("[0-9a-f]{64}")
        ? Octets.ofHex(text)
        : file(value, name -> PublicKeys.sha256(PublicKeys.only(name).toByteArray()));
  }

  /** The trust policy of a signed file that {@code policy} names. */
  TrustPolicy policy(DraftValue document) throws DraftException {
    DraftValue value = document.field("policy");
    Envelope envelope = file(value, DraftForms::envelope);
    try {
      if (envelope.payloadType() != PayloadType.TRUST_POLICY) {
        throw value.wrong("expected the file of a trust policy");
      }
      return TrustPolicy.decode(envelope.payload());
    } catch (DecodeException e) {
      throw value.wrong(String.valueOf(e.getMessage()));
    }
  }

  static Envelope envelope(Path file) throws IOException {
    try {
      return Envelope.decode(Octets.of(Files.readAllBytes(file)));
    } catch (DecodeException e) {
      throw new DraftException(file + ": " + e.getMessage());
    }
  }

  static <T> List<T> some(DraftValue document, String name, DraftValue.Form<T> form)
      throws DraftException {
    document.field(name);
    return document.listOf(name, form);
  }
}
