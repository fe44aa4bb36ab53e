package org.doorward.li.intercept;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.Octets;
import org.doorward.li.x2x3.Attribute;
import org.doorward.li.x2x3.AttributeType;
import org.doorward.li.x2x3.PayloadDirection;
import org.doorward.li.x2x3.PayloadFormat;
import org.doorward.li.x2x3.payload.Payload;
import org.jspecify.annotations.Nullable;

/**
 * What the element saw: a signalling event or a piece of content, with what the traffic path knows about it.
 * Immutable.
 *
 * @clause TS 103 221-2, 5.2.5, 5.2.6, 5.3.10
 */
public final class Observation {
  private final PayloadFormat format;
  private final PayloadDirection direction;
  private final CorrelationId correlation;
  private final Instant time;
  private final Octets payload;
  private final @Nullable Flow flow;
  private final List<Attribute<?>> attributes;

  private Observation(
      PayloadFormat format,
      PayloadDirection direction,
      CorrelationId correlation,
      Instant time,
      Octets payload,
      @Nullable Flow flow,
      List<Attribute<?>> attributes) {
    this.format = requireNonNull(format, "format");
    this.direction = requireNonNull(direction, "direction");
    this.correlation = requireNonNull(correlation, "correlation");
    this.time = requireNonNull(time, "time");
    this.payload = requireNonNull(payload, "payload");
    this.flow = flow;
    this.attributes = List.copyOf(attributes);
  }

  /**
   * An observation without addresses.
   *
   * @param format what the payload is
   * @param direction relative to the target
   * @param correlation the session it belongs to
   * @param time when the event occurred, or when the content was captured
   * @param payload what remains in the buffer is copied
   * @return the observation
   */
  public static Observation of(
      PayloadFormat format,
      PayloadDirection direction,
      CorrelationId correlation,
      Instant time,
      ByteBuffer payload) {
    return new Observation(
        format, direction, correlation, time, Octets.of(payload.duplicate()), null, List.of());
  }

  /**
   * An observation of a payload that was recognised, with the attributes that it brings.
   *
   * @param payload copied
   * @param direction relative to the target
   * @param correlation the session it belongs to
   * @param time when the event occurred, or when the content was captured
   * @return the observation
   */
  public static Observation of(
      Payload payload, PayloadDirection direction, CorrelationId correlation, Instant time) {
    return new Observation(
        payload.format(),
        direction,
        correlation,
        time,
        Octets.of(payload.octets().duplicate()),
        null,
        payload.attributes());
  }

  /**
   * The same observation with the addresses of the packet that carried it.
   *
   * @param addresses as sent
   * @return a new observation
   */
  public Observation withFlow(Flow addresses) {
    requireNonNull(addresses, "addresses");
    return new Observation(format, direction, correlation, time, payload, addresses, attributes);
  }

  /**
   * The same observation with a further attribute: another identity of the target, SDP after a change of it,
   * what a MIME body is, or one that another standard defines. Who intercepts, the number, the time, the
   * addresses and the target that matched are set by the element.
   *
   * @param attribute of a type that the element does not set
   * @return a new observation
   * @throws IllegalArgumentException if the element sets attributes of this type itself
   * @clause TS 103 221-2, 5.3
   */
  public Observation with(Attribute<?> attribute) {
    int number = attribute.type().number();
    if (number >= AttributeType.DOMAIN_ID.number()
        && number <= AttributeType.MATCHED_TARGET.number()) {
      throw new IllegalArgumentException(attribute + " is set by the element");
    }
    List<Attribute<?>> more = new ArrayList<>(attributes);
    more.add(attribute);
    return new Observation(format, direction, correlation, time, payload, flow, more);
  }

  /**
   * What the payload is.
   *
   * @return the payload format
   */
  public PayloadFormat format() {
    return format;
  }

  /**
   * Which way it went, relative to the target.
   *
   * @return the direction
   */
  public PayloadDirection direction() {
    return direction;
  }

  /**
   * The session it belongs to.
   *
   * @return the correlation identifier
   */
  public CorrelationId correlation() {
    return correlation;
  }

  /**
   * When it happened.
   *
   * @return the time, to the nanosecond
   */
  public Instant time() {
    return time;
  }

  /**
   * The payload, octet for octet.
   *
   * @return zero or more octets
   */
  public Octets payload() {
    return payload;
  }

  /**
   * The addresses of the packet that carried it.
   *
   * @return empty if the payload itself carries them, or nobody knows
   */
  public Optional<Flow> flow() {
    return Optional.ofNullable(flow);
  }

  /**
   * What the traffic path says beyond that.
   *
   * @return attributes, in the order in which they were given
   */
  public List<Attribute<?>> attributes() {
    return attributes;
  }

  /**
   * The payload's length; never its content.
   *
   * @return for instance {@code Observation[172 octets]}
   */
  @Override
  public String toString() {
    return "Observation[" + payload + "]";
  }
}
