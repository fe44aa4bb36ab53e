package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

/**
 * Replaces a generic object as a whole. Immutable.
 *
 * @param header the base fields
 * @param object what is stored
 * @clause TS 103 221-1, 6.8.2
 */
public record ModifyObject(X1Header header, GenericObject object) implements X1Request {
  /**
   * Refuses null.
   *
   * @param header not null
   * @param object not null
   */
  public ModifyObject {
    requireNonNull(header, "header");
    requireNonNull(object, "object");
  }

  @Override
  public RequestMessageType type() {
    return RequestMessageType.MODIFY_OBJECT;
  }

  @Override
  public ModifyObject withHeader(X1Header other) {
    return new ModifyObject(other, object);
  }

  @Override
  public <R> R dispatch(X1RequestHandler<R> to) {
    return to.modifyObject(this);
  }
}
