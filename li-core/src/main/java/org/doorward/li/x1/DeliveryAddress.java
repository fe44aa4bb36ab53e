package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.doorward.li.markup.XmlCharacters;
import org.doorward.li.target.E164Number;
import org.doorward.li.target.EmailAddress;

/**
 * Where a destination is. Delivery of X2 and X3 needs {@link IpAddressAndPort} with a TCP port. Immutable.
 *
 * @clause TS 103 221-1, 6.3.1
 */
public sealed interface DeliveryAddress {
  /**
   * An address and a port. Host names cannot be said.
   *
   * @param address an address without name and scope
   * @param port the port
   */
  record IpAddressAndPort(InetAddress address, Port port) implements DeliveryAddress {
    /**
     * Drops a host name and a scope, which the wire cannot carry.
     *
     * @param address not null
     * @param port not null
     */
    public IpAddressAndPort {
      address = bare(address);
      requireNonNull(port, "port");
    }

    /**
     * Address and port as a socket address.
     *
     * @return resolved
     */
    public InetSocketAddress socketAddress() {
      return new InetSocketAddress(address, port.number());
    }

    /** An IPv4-mapped IPv6 address stays one of IPv6. */
    private static InetAddress bare(InetAddress address) {
      byte[] octets = address.getAddress();
      try {
        return address instanceof Inet6Address
            ? Inet6Address.getByAddress(null, octets, -1)
            : InetAddress.getByAddress(octets);
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException("an address has 4 or 16 octets", e);
      }
    }
  }

  /**
   * A telephone number.
   *
   * @param number the number
   */
  record Telephone(E164Number number) implements DeliveryAddress {
    /**
     * Refuses null.
     *
     * @param number not null
     */
    public Telephone {
      requireNonNull(number, "number");
    }
  }

  /**
   * A URI.
   *
   * @param uri the URI
   */
  record Uri(URI uri) implements DeliveryAddress {
    /**
     * Checks the text.
     *
     * @param uri made of characters that XML can carry
     * @throws IllegalArgumentException if it is not
     */
    public Uri {
      XmlCharacters.require(uri.toString(), "a URI");
    }
  }

  /**
   * An e-mail address.
   *
   * @param address the address
   */
  record Email(EmailAddress address) implements DeliveryAddress {
    /**
     * Refuses null.
     *
     * @param address not null
     */
    public Email {
      requireNonNull(address, "address");
    }
  }
}
