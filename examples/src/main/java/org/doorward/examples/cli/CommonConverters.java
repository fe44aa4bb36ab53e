package org.doorward.examples.cli;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.doorward.li.authority.Person;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.target.TargetType;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Values on command lines that several tools take. What was given is not quoted. */
public final class CommonConverters {
  private static final int SHA256_OCTETS = 32;

  private CommonConverters() {}

  /** Teaches a tool the forms of identifiers, addresses and digests. */
  public static void register(CommandLine line) {
    line.registerConverter(Xid.class, checked(Xid::of, "an XID is a lower-case UUID"));
    line.registerConverter(Did.class, checked(Did::of, "a DID is a lower-case UUID"));
    line.registerConverter(
        AdmfIdentifier.class, checked(AdmfIdentifier::new, "not the identifier of an ADMF"));
    line.registerConverter(
        NeIdentifier.class, checked(NeIdentifier::new, "not the identifier of an element"));
    line.registerConverter(
        InetSocketAddress.class,
        checked(CommonConverters::socketAddress, "an address is IP:PORT, or [IPv6]:PORT; no name"));
    line.registerConverter(Person.class, checked(Person::new, "not the name of a person"));
    line.registerConverter(
        Octets.class, checked(CommonConverters::sha256, "a SHA-256 is 64 hexadecimal digits"));
  }

  /**
   * A converter whose errors say what was expected and quote nothing.
   *
   * @param converter throws if the text is not one
   * @param expected what a person is told then
   */
  public static <T> ITypeConverter<T> checked(ITypeConverter<T> converter, String expected) {
    return text -> {
      try {
        return converter.convert(text);
      } catch (IllegalArgumentException | UnknownHostException e) {
        throw new TypeConversionException(expected);
      }
    };
  }

  /** A target by its arm of the schema, {@code =} and its value. */
  public static TargetIdentifier target(String text) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      throw new IllegalArgumentException("no =");
    }
    return target(text.substring(0, equals), text.substring(equals + 1));
  }

  /** A target by its arm of the schema. */
  public static TargetIdentifier target(String arm, String value) {
    TargetType type = Arrays.stream(TargetType.values())
        .filter(t -> t.elementName().equals(arm))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such arm"));
    return TargetIdentifier.of(type, value);
  }

  /** An address of digits and colons: nothing is looked up. */
  public static InetSocketAddress socketAddress(String text) throws UnknownHostException {
    int colon = text.lastIndexOf(':');
    String host = text.substring(0, Math.max(colon, 0));
    boolean bracketed = host.startsWith("[") && host.endsWith("]");
    if (!bracketed && !host.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}")) {
      throw new IllegalArgumentException("no IP address");
    }
    return new InetSocketAddress(
        InetAddress.getByName(host), Integer.parseInt(text.substring(colon + 1)));
  }

  /** A digest. */
  public static Octets sha256(String text) {
    Octets digest = Octets.ofHex(text);
    if (digest.length() != SHA256_OCTETS) {
      throw new IllegalArgumentException("not a SHA-256");
    }
    return digest;
  }
}
