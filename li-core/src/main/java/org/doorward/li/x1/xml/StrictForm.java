package org.doorward.li.x1.xml;

import static org.doorward.li.x1.xml.Names.common;
import static org.doorward.li.x1.xml.Names.x1;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.namespace.QName;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.Deviation;
import org.doorward.li.identifier.Octets;
import org.doorward.li.markup.CanonicalXml;
import org.doorward.li.markup.XmlAttribute;
import org.doorward.li.markup.XmlCharacters;
import org.doorward.li.markup.XmlElement;
import org.doorward.li.markup.XmlLimits;
import org.doorward.li.markup.XmlReader;
import org.doorward.li.markup.XmlWriter;
import org.doorward.li.target.Ipv4Address;
import org.doorward.li.target.Ipv6Address;

/**
 * Brings a document into the form that the standard has, as far as its sender may deviate from it. What then still
 * deviates is refused by whoever reads it: nothing else in this package knows of deviations.
 */
final class StrictForm {
  private static final Set<QName> TIMES = Set.of(
      x1("messageTimestamp"),
      x1("StartTime"),
      x1("EndTime"),
      x1("timeOfLastIntercept"),
      x1("timeOfLastModification"));
  private static final QName VERSION = x1("version");
  private static final QName SOCKET = x1("ipAddressAndPort");
  private static final QName ADDRESS = common("address");
  private static final QName PORT = common("port");
  private static final QName IPV4 = common("IPv4Address");
  private static final QName IPV6 = common("IPv6Address");
  private static final int DIGITS = 6;

  private static final Pattern TIME = Pattern.compile(
      "([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(?:\\.([0-9]{1,30}))?(Z|[+-][0-9]{2}:[0-9]{2})");
  private static final Pattern VERSION_FORM = Pattern.compile("v?(1\\.[0-9]{1,9})(\\.[0-9]{1,9})?");
  private static final Pattern HOST_NAME =
      Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9]([A-Za-z0-9.-]{0,253}[A-Za-z0-9])?");
  private static final Pattern PORT_NUMBER = Pattern.compile("[0-9]{1,5}");

  private final Tolerance tolerance;
  private final XmlWriter out = XmlWriter.document(Names.PREFIXES);
  private boolean deviates;

  private StrictForm(Tolerance tolerance) {
    this.tolerance = tolerance;
  }

  /**
   * The document in strict form; the same one if nothing in it is tolerated.
   *
   * @throws DecodeException LIMIT if the strict form is larger than the limits allow
   */
  static XmlElement of(XmlElement root, Tolerance tolerance, XmlLimits limits)
      throws DecodeException {
    if (tolerance.deviations().isEmpty()) {
      return root;
    }
    StrictForm copy = new StrictForm(tolerance);
    copy.element(root);
    return copy.deviates ? XmlReader.read(ByteBuffer.wrap(copy.out.toByteArray()), limits) : root;
  }

  /** Copies an element. What is wrong with it stays wrong, so that the strict reader refuses it. */
  private void element(XmlElement element) {
    if (!Names.PREFIXES.has(element.name().getNamespaceURI())) {
      out.raw(CanonicalXml.of(element));
      return;
    }
    start(element, element.name());
    if (element.name().equals(SOCKET)) {
      socket(element);
    } else if (element.elements().isEmpty()) {
      out.text(leaf(element));
    } else {
      content(element);
    }
    out.end();
  }

  private void content(XmlElement element) {
    if (element.hasText()) {
      out.text(element.text());
    }
    element.elements().forEach(this::element);
  }

  private void start(XmlElement element, QName name) {
    out.start(name);
    for (XmlAttribute attribute : element.attributes()) {
      Optional<QName> type =
          attribute.name().equals(Names.XSI_TYPE) ? type(element) : Optional.empty();
      if (type.isPresent()) {
        out.namespace("t", type.get().getNamespaceURI());
        out.attribute(attribute.name(), type.get());
      } else {
        out.attribute(attribute.name(), attribute.value());
      }
    }
  }

  private static Optional<QName> type(XmlElement element) {
    try {
      return Optional.of(MessageType.qualified(element));
    } catch (Refusal e) {
      return Optional.empty();
    }
  }

  private String leaf(XmlElement element) {
    if (TIMES.contains(element.name())) {
      return strict(element, Deviation.TIMESTAMP_PRECISION, time(element.text()));
    }
    return element.name().equals(VERSION)
        ? strict(element, Deviation.VERSION_FORM, version(element.text()))
        : element.text();
  }

  private String strict(XmlElement element, Deviation deviation, Optional<String> strict) {
    if (strict.isEmpty() || !tolerance.accepts(deviation)) {
      return element.text();
    }
    count(deviation);
    return strict.get();
  }

  private void count(Deviation deviation) {
    deviates = true;
    tolerance.counted().accept(deviation);
  }

  /** Digits that are missing are zeros, and digits beyond the sixth are dropped. */
  private static Optional<String> time(String text) {
    Matcher matcher = TIME.matcher(XmlCharacters.collapse(text));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String fraction = matcher.group(2) == null ? "" : matcher.group(2);
    if (fraction.length() == DIGITS) {
      return Optional.empty();
    }
    String six = (fraction + "000000").substring(0, DIGITS);
    return Optional.of(matcher.group(1) + "." + six + matcher.group(3));
  }

  /** An editorial number that is missing counts as 0. */
  private static Optional<String> version(String text) {
    Matcher matcher = VERSION_FORM.matcher(text);
    if (!matcher.matches() || (text.startsWith("v") && matcher.group(2) != null)) {
      return Optional.empty();
    }
    return Optional.of(
        "v" + matcher.group(1) + (matcher.group(2) == null ? ".0" : matcher.group(2)));
  }

  private void socket(XmlElement socket) {
    Optional<InetAddress> meant =
        tolerance.accepts(Deviation.HOST_NAME_IN_ADDRESS) ? named(socket) : Optional.empty();
    if (meant.isEmpty()) {
      content(socket);
      return;
    }
    count(Deviation.HOST_NAME_IN_ADDRESS);
    for (XmlElement child : socket.elements()) {
      if (child.name().equals(ADDRESS)) {
        address(child, Octets.of(meant.get().getAddress()));
      } else {
        element(child);
      }
    }
  }

  /** The address that a name stands for; empty if no name stands there, or none that is known. */
  private Optional<InetAddress> named(XmlElement socket) {
    return only(socket, ADDRESS)
        .filter(address -> !socket.hasText() && !address.hasText())
        .flatMap(StrictForm::only)
        .filter(arm -> arm.name().equals(IPV4) || arm.name().equals(IPV6))
        .map(arm -> XmlCharacters.collapse(arm.text()))
        .filter(name -> HOST_NAME.matcher(name).matches())
        .flatMap(name -> port(socket).flatMap(port -> tolerance.hosts().address(name, port)));
  }

  private void address(XmlElement address, Octets meant) {
    XmlElement arm = only(address).orElseThrow();
    boolean four = meant.length() == 4;
    start(address, ADDRESS);
    start(arm, four ? IPV4 : IPV6);
    out.text(
        four
            ? new Ipv4Address(meant).text().reveal()
            : new Ipv6Address(meant).text().reveal());
    out.end();
    out.end();
  }

  private static Optional<Integer> port(XmlElement socket) {
    return only(socket, PORT)
        .flatMap(StrictForm::only)
        .map(arm -> XmlCharacters.collapse(arm.text()))
        .filter(text -> PORT_NUMBER.matcher(text).matches())
        .map(Integer::valueOf);
  }

  private static Optional<XmlElement> only(XmlElement parent, QName name) {
    List<XmlElement> found =
        parent.elements().stream().filter(child -> child.name().equals(name)).toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private static Optional<XmlElement> only(XmlElement parent) {
    List<XmlElement> all = parent.elements();
    return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
  }
}
