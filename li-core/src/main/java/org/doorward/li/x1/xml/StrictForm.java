package org.doorward.li.x1.xml;

import static org.doorward.li.x1.xml.Names.common;
import static org.doorward.li.x1.xml.Names.x1;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.namespace.QName;
import org.doorward.li.fault.Deviation;
import org.doorward.li.identifier.Octets;
import org.doorward.li.markup.XmlCharacters;
import org.doorward.li.markup.XmlElement;
import org.doorward.li.markup.XmlNode;
import org.doorward.li.markup.XmlText;
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

  private StrictForm(Tolerance tolerance) {
    this.tolerance = tolerance;
  }

  /** The document in strict form; the same one if nothing is tolerated. */
  static XmlElement of(XmlElement root, Tolerance tolerance) {
    return tolerance.deviations().isEmpty() ? root : new StrictForm(tolerance).element(root);
  }

  private XmlElement element(XmlElement element) {
    if (element.name().equals(SOCKET)) {
      return socket(element);
    }
    if (element.elements().isEmpty()) {
      return leaf(element);
    }
    return with(
        element,
        element.content().stream()
            .map(node -> node instanceof XmlElement child ? element(child) : node)
            .toList());
  }

  private XmlElement leaf(XmlElement element) {
    if (TIMES.contains(element.name()) && tolerance.accepts(Deviation.TIMESTAMP_PRECISION)) {
      return rewritten(element, Deviation.TIMESTAMP_PRECISION, time(element.text()));
    }
    if (element.name().equals(VERSION) && tolerance.accepts(Deviation.VERSION_FORM)) {
      return rewritten(element, Deviation.VERSION_FORM, version(element.text()));
    }
    return element;
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

  private XmlElement socket(XmlElement socket) {
    if (!tolerance.accepts(Deviation.HOST_NAME_IN_ADDRESS)) {
      return socket;
    }
    Optional<InetAddress> meant = only(socket, ADDRESS)
        .flatMap(StrictForm::only)
        .filter(arm -> arm.name().equals(IPV4) || arm.name().equals(IPV6))
        .map(arm -> XmlCharacters.collapse(arm.text()))
        .filter(name -> HOST_NAME.matcher(name).matches())
        .flatMap(name -> port(socket).flatMap(port -> tolerance.hosts().address(name, port)));
    if (meant.isEmpty()) {
      return socket;
    }
    tolerance.counted().accept(Deviation.HOST_NAME_IN_ADDRESS);
    return with(
        socket,
        socket.content().stream()
            .map(node -> node instanceof XmlElement child && child.name().equals(ADDRESS)
                ? address(child, meant.get())
                : node)
            .toList());
  }

  private static XmlElement address(XmlElement address, InetAddress meant) {
    XmlElement arm = only(address).orElseThrow();
    Octets octets = Octets.of(meant.getAddress());
    boolean four = octets.length() == 4;
    String text = four
        ? new Ipv4Address(octets).text().reveal()
        : new Ipv6Address(octets).text().reveal();
    return with(
        address,
        List.of(new XmlElement(
            four ? IPV4 : IPV6, arm.attributes(), arm.scope(), List.of(new XmlText(text)))));
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

  private XmlElement rewritten(XmlElement element, Deviation deviation, Optional<String> text) {
    if (text.isEmpty()) {
      return element;
    }
    tolerance.counted().accept(deviation);
    return with(element, List.of(new XmlText(text.get())));
  }

  private static XmlElement with(XmlElement element, List<? extends XmlNode> content) {
    return new XmlElement(
        element.name(), element.attributes(), element.scope(), List.copyOf(content));
  }
}
