package org.doorward.li.intercept;

import java.nio.ByteBuffer;
import java.util.List;
import org.doorward.li.intercept.internal.IndexProbe;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.target.TargetType;

/**
 * How a packet path asks which tasks an identifier belongs to, without making an object of it: of numbers, of words
 * and of octets as they stand in a packet. It has memory of its own for what it works out, so a thread needs one for
 * itself, gets it once from {@link InterceptionPoint#probe}, and keeps it. Not thread-safe; wait-free.
 *
 * <p>Each method answers with one interception for each live task that has the identifier as a target, or has a
 * range, a list or a digest that takes it in: those of the exact identifier first, then those of ranges, the narrow
 * ones before the wide ones. The list cannot be changed and stays what it is. Nothing is allocated, whether there is
 * a match or not; but two or more that have to be put together, as of an address and the range that it is in, are
 * put together anew after a collection of garbage.
 *
 * <p>Octets of traffic never make a method throw: what is no identifier of its type matches nothing. A type that a
 * method does not take is the caller's mistake.
 *
 * <p>Which tasks there are does not show in what a call costs, unless it matches; the cost grows with the length of
 * names and with the number of hash contexts of the element.
 *
 * @clause TS 103 221-1, 6.2.1
 */
public sealed interface Probe permits IndexProbe {
  /**
   * A number of digits: E.164 number, IMSI, IMEI, SUPI, PEI or GPSI.
   *
   * @param type a type whose text is digits
   * @param value the digits' value
   * @param count how many digits, those that are zero in front among them; 1 to 16
   * @return the interceptions, mostly none
   * @throws IllegalArgumentException if the type is another
   */
  List<Interception> digits(TargetType type, long value, int count);

  /**
   * A number in semi-octets, as GTP, Diameter and NAS carry it: the lower half of each octet first, a half of all
   * ones after the last digit if their number is odd.
   *
   * @param type a type whose text is digits
   * @param in read from {@code at}; its position does not move
   * @param at index of the first octet
   * @param octets how many
   * @return the interceptions, mostly none
   * @throws IllegalArgumentException if the type is another
   * @throws IndexOutOfBoundsException if the buffer has fewer octets
   * @clause TS 29.002, 17.7.8
   */
  List<Interception> semiOctets(TargetType type, ByteBuffer in, int at, int octets);

  /**
   * An IPv4 address, itself and as one of a range.
   *
   * @param address 32 bits, the first octet highest
   * @return the interceptions, mostly none
   */
  List<Interception> ipv4Address(int address);

  /**
   * An IPv6 address, itself and as one of a range.
   *
   * @param high its first 64 bits
   * @param low its last 64 bits
   * @return the interceptions, mostly none
   */
  List<Interception> ipv6Address(long high, long low);

  /**
   * An Ethernet address.
   *
   * @param address 48 bits, the first octet highest
   * @return the interceptions, mostly none
   */
  List<Interception> macAddress(long address);

  /**
   * A 64-bit identifier of an interface.
   *
   * @param identifier 64 bits, the first octet highest
   * @return the interceptions, mostly none
   */
  List<Interception> eui64(long identifier);

  /**
   * A TCP port, itself and as one of a range or a list.
   *
   * @param port 0 to 65535
   * @return the interceptions, mostly none
   */
  List<Interception> tcpPort(int port);

  /**
   * A UDP port, itself and as one of a range or a list.
   *
   * @param port 0 to 65535
   * @return the interceptions, mostly none
   */
  List<Interception> udpPort(int port);

  /**
   * A tunnel endpoint of the GTP user plane.
   *
   * @param teid 32 bits, unsigned
   * @return the interceptions, mostly none
   */
  List<Interception> gtpuTunnelId(int teid);

  /**
   * A tunnel endpoint of the GTP control plane.
   *
   * @param teid 32 bits, unsigned
   * @return the interceptions, mostly none
   */
  List<Interception> gtpcTunnelId(int teid);

  /**
   * Octets as they stand in a packet: an IPv4, IPv6 or Ethernet address, an EUI-64, a SUCI or a RADIUS attribute.
   *
   * @param type one of these types
   * @param in read from {@code at}; its position does not move
   * @param at index of the first octet
   * @param octets how many; another number than an address has matches nothing
   * @return the interceptions, mostly none
   * @throws IllegalArgumentException if the type is another
   * @throws IndexOutOfBoundsException if the buffer has fewer octets
   */
  List<Interception> octets(TargetType type, ByteBuffer in, int at, int octets);

  /**
   * A URI, an address of e-mail, a network access identifier or another name, in any spelling that its standard
   * takes for the same; or a number of digits that is written as text.
   *
   * @param type a type whose value is text
   * @param text as the traffic has it
   * @return the interceptions, mostly none
   * @throws IllegalArgumentException if the type's value is no text
   * @clause RFC 3261, 19.1.4; RFC 3966, 4; RFC 5321, 2.4; RFC 7542, 2.2
   */
  List<Interception> name(TargetType type, CharSequence text);

  /**
   * The same, of the octets of a packet.
   *
   * @param type a type whose value is text
   * @param in read from {@code at}; its position does not move
   * @param at index of the first octet
   * @param octets how many, of UTF-8
   * @return the interceptions, mostly none
   * @throws IllegalArgumentException if the type's value is no text
   * @throws IndexOutOfBoundsException if the buffer has fewer octets
   */
  List<Interception> name(TargetType type, ByteBuffer in, int at, int octets);

  /**
   * An identifier of any type. A range or a list matches the same range or list, not what overlaps it.
   *
   * @param identifier what the traffic carries
   * @return the interceptions, mostly none
   */
  List<Interception> identifier(TargetIdentifier identifier);
}
