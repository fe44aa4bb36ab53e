package org.doorward.li.x1;

/**
 * A response: its base fields, and what it answers. Immutable.
 *
 * @clause TS 103 221-1, 6.1
 */
public sealed interface X1Response
    permits ErrorResponse,
        GetAllDestinationDetailsResponse,
        GetAllDetailsResponse,
        GetAllGenericObjectDetailsResponse,
        GetAllTaskDetailsResponse,
        GetDestinationDetailsResponse,
        GetNeStatusResponse,
        GetObjectResponse,
        GetTaskDetailsResponse,
        ListAllDetailsResponse,
        ListObjectsOfTypeResponse,
        OkResponse {
  /**
   * The base fields.
   *
   * @return the header
   */
  X1Header header();

  /**
   * What the request that is answered asked for.
   *
   * @return the type
   */
  RequestMessageType type();
}
