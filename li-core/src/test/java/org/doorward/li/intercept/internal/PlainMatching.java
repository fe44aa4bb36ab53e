package org.doorward.li.intercept.internal;

import java.math.BigInteger;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.doorward.li.identifier.Octets;
import org.doorward.li.target.HashedIdentifier;
import org.doorward.li.target.Ipv4Address;
import org.doorward.li.target.Ipv4Cidr;
import org.doorward.li.target.Ipv6Address;
import org.doorward.li.target.Ipv6Cidr;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.target.TcpPort;
import org.doorward.li.target.TcpPortList;
import org.doorward.li.target.TcpPortRange;
import org.doorward.li.target.UdpPort;
import org.doorward.li.target.UdpPortList;
import org.doorward.li.target.UdpPortRange;
import org.doorward.li.x1.HashContext;

/** Whether a target takes an identifier in, worked out from the texts of the standards without any index. */
final class PlainMatching {
  private static final Pattern SIP = Pattern.compile(
      "(sips?):(?:([^@:]*)(:[^@]*)?(@))?(\\[[^\\]]*\\]|[^:;?]*)(?::([0-9]+))?((?:;[^;?]*)*)(?:\\?(.*))?");
  private static final Pattern H323 =
      Pattern.compile("h323:([^@;]*)@([^:;]*)(?::([0-9]+))?((?:;[^;]*)*)");

  private PlainMatching() {}

  static boolean takesIn(
      TargetIdentifier target, TargetIdentifier traffic, List<HashContext> contexts) {
    if (target instanceof HashedIdentifier hashed && !(traffic instanceof HashedIdentifier)) {
      return contexts.stream()
          .filter(context -> context.objectId().equals(hashed.hashContextId()))
          .anyMatch(context -> hashed.targetIdentityType().equals(traffic.type().elementName())
              && hashed.hashDigest().equals(digest(context, traffic)));
    } else if (target instanceof Ipv4Cidr range && traffic instanceof Ipv4Address address) {
      return shares(range.address(), address.octets(), range.prefixLength());
    } else if (target instanceof Ipv6Cidr range && traffic instanceof Ipv6Address address) {
      return shares(range.address(), address.octets(), range.prefixLength());
    } else if (target instanceof Ipv4Cidr range && traffic instanceof Ipv4Cidr other) {
      return range.prefixLength() == other.prefixLength()
          && shares(range.address(), other.address(), range.prefixLength());
    } else if (target instanceof Ipv6Cidr range && traffic instanceof Ipv6Cidr other) {
      return range.prefixLength() == other.prefixLength()
          && shares(range.address(), other.address(), range.prefixLength());
    } else if (traffic instanceof TcpPort port) {
      return target.equals(traffic) || tcp(target, port.port().reveal());
    } else if (traffic instanceof UdpPort port) {
      return target.equals(traffic) || udp(target, port.port().reveal());
    }
    return target.type() == traffic.type() && sameName(target, traffic);
  }

  private static boolean shares(Octets range, Octets address, int bits) {
    BigInteger differing =
        new BigInteger(1, range.toByteArray()).xor(new BigInteger(1, address.toByteArray()));
    return differing.bitLength() <= 8 * range.length() - bits;
  }

  private static boolean tcp(TargetIdentifier target, int port) {
    if (target instanceof TcpPortRange range) {
      return range.start().reveal() <= port && port <= range.end().reveal();
    }
    return target instanceof TcpPortList list && list.ports().reveal().contains(port);
  }

  private static boolean udp(TargetIdentifier target, int port) {
    if (target instanceof UdpPortRange range) {
      return range.start().reveal() <= port && port <= range.end().reveal();
    }
    return target instanceof UdpPortList list && list.ports().reveal().contains(port);
  }

  /** A name, and what else a URI says. */
  record Named(String name, Set<String> conditions) {}

  private static boolean sameName(TargetIdentifier target, TargetIdentifier traffic) {
    Named ordered = named(target);
    Named seen = named(traffic);
    return ordered.name.equals(seen.name) && seen.conditions.containsAll(ordered.conditions);
  }

  static Named named(TargetIdentifier identifier) {
    String text = identifier.text().reveal();
    return switch (identifier.type()) {
      case SIP_URI, TEL_URI, H323_URI, IMPU -> uri(text);
      case EMAIL_ADDRESS, INTERNATIONALIZED_EMAIL_ADDRESS, NAI, IMPI, SUPI_NAI, GPSI_NAI ->
        new Named(withDomain(text), Set.of());
      default -> new Named(text, Set.of());
    };
  }

  private static String withDomain(String text) {
    int at = text.lastIndexOf('@');
    return at < 0 ? text : text.substring(0, at) + text.substring(at).toLowerCase(Locale.ROOT);
  }

  private static Named uri(String text) {
    if (text.startsWith("tel:")) {
      return tel(text);
    }
    Matcher h323 = H323.matcher(text);
    if (h323.matches()) {
      return named(
          "h323:" + unescaped(h323.group(1)) + "@",
          h323.group(2),
          h323.group(3),
          h323.group(4),
          "");
    }
    Matcher sip = SIP.matcher(text);
    if (!sip.matches()) {
      return new Named(text, Set.of());
    }
    String user = sip.group(4) == null ? "" : unescaped(sip.group(2)) + "@";
    Named all = named(
        sip.group(1) + ":" + user,
        sip.group(5),
        sip.group(6),
        sip.group(7),
        sip.group(8) == null ? "" : sip.group(8));
    if (sip.group(3) != null) {
      all.conditions.add(unescaped(sip.group(3)));
    }
    return all;
  }

  private static Named named(
      String before, String host, String port, String parameters, String headers) {
    Set<String> conditions = new HashSet<>();
    if (port != null) {
      conditions.add("port " + Integer.parseInt(port));
    }
    addAll(conditions, ";", parameters.split(";", -1));
    addAll(conditions, "?", headers.split("&", -1));
    return new Named(before + host.toLowerCase(Locale.ROOT), conditions);
  }

  private static void addAll(Set<String> conditions, String sign, String[] items) {
    for (String item : items) {
      if (!item.isEmpty()) {
        conditions.add(sign + unescaped(item).toLowerCase(Locale.ROOT));
      }
    }
  }

  private static Named tel(String text) {
    String[] parts = text.substring("tel:".length()).split(";", -1);
    String name = "tel:" + number(parts[0]);
    Set<String> conditions = new HashSet<>();
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].toLowerCase(Locale.ROOT);
      if (parameter.startsWith("phone-context=")) {
        name += ";"
            + (parameter.contains("=+")
                ? number(parameter).replace("phonecontext", "phone-context")
                : parameter);
      } else {
        conditions.add(parameter.startsWith("ext=") ? number(parameter) : parameter);
      }
    }
    return new Named(name, conditions);
  }

  private static String number(String text) {
    return text.replaceAll("[-.()]", "").toLowerCase(Locale.ROOT);
  }

  /** As the JDK does it for forms, but that a plus sign and what is reserved stay. */
  private static String unescaped(String text) {
    String kept = text.replaceAll("%(?=2[456bBcCfF]|3[aAbBdDfF]|40)", "%25").replace("+", "%2B");
    return Pattern.compile("%[0-9A-F]{2}")
        .matcher(URLDecoder.decode(kept, StandardCharsets.ISO_8859_1))
        .replaceAll(escape -> escape.group().toLowerCase(Locale.ROOT));
  }

  private static Octets digest(HashContext context, TargetIdentifier identifier) {
    try {
      MessageDigest digest =
          MessageDigest.getInstance(context.hashAlgorithm().wireName().toUpperCase(Locale.ROOT));
      digest.update(context.salt().toByteArray());
      return Octets.of(digest.digest(named(identifier).name.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** A target that hashes {@code identifier}. */
  static HashedIdentifier hashed(HashContext context, TargetIdentifier identifier) {
    return new HashedIdentifier(
        context.objectId(), identifier.type().elementName(), digest(context, identifier));
  }
}
