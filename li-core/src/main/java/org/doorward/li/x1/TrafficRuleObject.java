package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.doorward.li.extension.XmlFragment;
import org.doorward.li.identifier.GenericObjectId;

/**
 * One rule on what traffic is delivered. What it says is in the terms of TS 103 120: kept, not understood. Immutable.
 *
 * @param objectId what traffic policies refer to
 * @param content its elements, in order
 * @clause TS 103 221-1, annex F
 */
public record TrafficRuleObject(GenericObjectId objectId, List<XmlFragment> content)
    implements GenericObject {
  /**
   * Copies the content.
   *
   * @param objectId not null
   * @param content copied
   */
  public TrafficRuleObject {
    requireNonNull(objectId, "objectId");
    content = List.copyOf(content);
  }

  @Override
  public GenericObjectType objectType() {
    return GenericObjectType.TRAFFIC_RULE_OBJECT;
  }
}
