package org.doorward.li.target;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.doorward.li.extension.XmlFragment;
import org.doorward.li.identifier.Sensitive;
import org.doorward.li.markup.Fragments;
import org.doorward.li.markup.XmlElement;
import org.doorward.li.target.UpfLiT3TargetIdentifier.FSeid;
import org.doorward.li.target.UpfLiT3TargetIdentifier.FTeid;
import org.doorward.li.target.UpfLiT3TargetIdentifier.GtpTunnelDirection;
import org.doorward.li.target.UpfLiT3TargetIdentifier.NetworkInstance;
import org.doorward.li.target.UpfLiT3TargetIdentifier.PdrId;
import org.doorward.li.target.UpfLiT3TargetIdentifier.QerId;
import org.doorward.li.target.UpfLiT3TargetIdentifier.Unrecognised;

/**
 * What 3GPP's extension of a target identifier says to a triggered user plane function: all these criteria at once. A
 * view of it and no more: the extension itself stays as it came, and is what is compared, sealed and written back.
 * Immutable.
 *
 * @param identifiers in the order of the document
 * @clause TS 33.128, 6.2.3
 */
public record UpfLiT3TargetIdentifiers(List<UpfLiT3TargetIdentifier> identifiers) {
  /** One namespace for each release and version; what is known here is the same in all of them. */
  private static final Pattern NAMESPACE =
      Pattern.compile("urn:3GPP:ns:li:3GPPX1Extensions:r[0-9]{1,3}:v[0-9]{1,3}");

  /**
   * Copies the list.
   *
   * @param identifiers copied
   */
  public UpfLiT3TargetIdentifiers {
    identifiers = List.copyOf(identifiers);
  }

  /**
   * Looks into an extension.
   *
   * @param extension of a target identifier
   * @return what it says; empty if no element of it is 3GPP's
   */
  public static Optional<UpfLiT3TargetIdentifiers> of(TargetIdentifierExtension extension) {
    List<XmlElement> elements = extension.extension().content().stream()
        .map(XmlFragment::text)
        .map(text -> Fragments.element(text.reveal()))
        .toList();
    if (elements.stream().noneMatch(UpfLiT3TargetIdentifiers::isOf3Gpp)) {
      return Optional.empty();
    }
    List<UpfLiT3TargetIdentifier> found = new ArrayList<>();
    elements.forEach(element -> look(element, found));
    return Optional.of(new UpfLiT3TargetIdentifiers(found));
  }

  /**
   * Whether this library knows what each criterion means.
   *
   * @return false if one is {@link Unrecognised}, or there is none
   */
  public boolean isRecognised() {
    return !identifiers.isEmpty() && identifiers.stream().noneMatch(Unrecognised.class::isInstance);
  }

  /**
   * Whether the criteria are about one session or tunnel. Others, as the number of a rule, are found in sessions of
   * other subscribers too.
   *
   * @return whether an {@link FSeid} or {@link FTeid} is among them
   */
  public boolean isBound() {
    return identifiers.stream().anyMatch(one -> one instanceof FSeid || one instanceof FTeid);
  }

  private static boolean isOf3Gpp(XmlElement element) {
    return NAMESPACE.matcher(element.name().getNamespaceURI()).matches();
  }

  /** Elements around the criteria are looked through, whatever a release calls them. */
  private static void look(XmlElement element, List<UpfLiT3TargetIdentifier> found) {
    if (!isOf3Gpp(element)) {
      found.add(new Unrecognised());
      return;
    }
    try {
      switch (element.name().getLocalPart()) {
        case "FSEID" -> found.add(new FSeid(unsigned(element, "SEID"), addresses(element, "SEID")));
        case "FTEID" -> found.add(new FTeid(unsigned(element, "TEID"), addresses(element, "TEID")));
        case "PDRID" -> found.add(new PdrId(unsigned(element)));
        case "QERID" -> found.add(new QerId(unsigned(element)));
        case "NetworkInstance" -> found.add(new NetworkInstance(Lexical.hex(leaf(element))));
        case "GTPTunnelDirection" -> found.add(direction(leaf(element)));
        default -> {
          if (element.isLeaf() || element.hasText()) {
            found.add(new Unrecognised());
          }
          element.elements().forEach(inside -> look(inside, found));
        }
      }
    } catch (IllegalArgumentException e) {
      found.add(new Unrecognised());
    }
  }

  private static String leaf(XmlElement element) {
    if (!element.isLeaf() || !element.attributes().isEmpty()) {
      throw new IllegalArgumentException("not a text alone");
    }
    return element.text();
  }

  private static Sensitive<Long> unsigned(XmlElement element) {
    return Sensitive.of(Long.parseUnsignedLong(leaf(element).strip()));
  }

  private static Sensitive<Long> unsigned(XmlElement around, String name) {
    XmlElement first = around.first();
    if (first == null || !first.name().getLocalPart().equals(name) || !isOf3Gpp(first)) {
      throw new IllegalArgumentException("expected " + name + " first");
    }
    return unsigned(requireNonNull(first));
  }

  /** All that follows the number. Their children may stand in the namespace of TS 103 280. */
  private static List<TargetIdentifier> addresses(XmlElement around, String number) {
    List<TargetIdentifier> addresses = new ArrayList<>();
    for (XmlElement inside : around.elements()) {
      String name = inside.name().getLocalPart().toLowerCase(Locale.ROOT);
      switch (name) {
        case "ipv4address" -> addresses.add(Ipv4Address.of(leaf(inside)));
        case "ipv6address" -> addresses.add(Ipv6Address.of(leaf(inside)));
        default -> {
          if (!inside.name().getLocalPart().equals(number)) {
            throw new IllegalArgumentException("expected addresses");
          }
        }
      }
    }
    return addresses;
  }

  private static GtpTunnelDirection direction(String text) {
    return switch (text.strip()) {
      case "Inbound" -> GtpTunnelDirection.INBOUND;
      case "Outbound" -> GtpTunnelDirection.OUTBOUND;
      default -> throw new IllegalArgumentException("expected a direction");
    };
  }
}
