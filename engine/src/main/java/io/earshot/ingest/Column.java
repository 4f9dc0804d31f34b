package io.earshot.ingest;

import io.earshot.model.RawFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The columns a manifest or sidecar may have, with the names other systems give them. Case, blanks,
 * hyphens and underscores in a name make no difference. Where two names of one column occur, the
 * one listed first counts and the other becomes metadata; so does every column that is not listed.
 */
public enum Column {
  FILE(
      "recording or chat file, relative to the manifest's folder",
      "file path filePath audio audioFile recording recordingFile voiceFilePath fileName"
          + " voiceFileUrl speechUrl audioUrl recordingUrl url uri 录音文件 文件 文件名"),
  EXTERNAL_ID(
      "the customer's own id of the conversation; rows with the same id are one conversation",
      "externalId callId callUuid tid sessionId contactId interactionId id conversationId 通话ID"
          + " 会话ID 流水号"),
  CONVERSATION("Earshot's id, 32 hexadecimal digits; for amend only", "conversation earshotId"),
  SEGMENT_NO("place of the file among those of its conversation", "segmentNo segment part"),
  AGENT_ID("who served the call", "agentId customerServiceId agent seatId 坐席ID 坐席工号 客服工号 工号"),
  AGENT_NAME(
      "the agent's display name",
      "agentName customerServiceName agentDisplayName displayName 坐席姓名 客服姓名"),
  CUSTOMER_NAME("the customer's display name", "customerName 客户姓名"),
  STARTED_AT(
      "begin of the call or of the segment: " + Dates.ALLOWED,
      "startedAt callStartTime beginTime startTime start 开始时间 通话时间"),
  ZONE("time zone such as Asia/Shanghai or +08:00", "zone timeZone tz 时区"),
  LANGUAGE(Languages.ALLOWED, "language languageCode lang locale 语言"),
  ENCODING(
      "samples of a headerless file: " + RawFormat.Encoding.labels(),
      "encoding codec audioEncoding"),
  SAMPLE_RATE(
      "of a headerless file, in Hz or kHz; where a file has a header, that counts",
      "sampleRate sampleRateHertz rate 采样率"),
  CHANNEL_COUNT("of a headerless file", "channelCount audioChannelCount"),
  CHANNELS(
      "roles by audio channel, such as agent,customer", "channels channelMap channelRoles role"),
  SERVICE_CHANNEL("the agent's audio channel, counted from 0", "serviceChannel"),
  CLIENT_CHANNEL("the customer's audio channel, counted from 0", "clientChannel"),
  AGENT_CHANNEL("the agent's audio channel, counted from 1", "agentChannel"),
  CUSTOMER_CHANNEL("the customer's audio channel, counted from 1", "customerChannel"),
  LEG_START("where the agent takes over: seconds or h:mm:ss from the call's start", "legStart"),
  LEG_END("where the agent's part ends: seconds or h:mm:ss from the call's start", "legEnd"),
  EVENTS("such as hold@35.0-60.5;hang-up@75.2:by=customer, or a JSON list", "events 事件"),
  FIELDS("a JSON object whose fields become metadata", "jsonParamStr metadata clientData labels"),
  TEAM("becomes metadata team", "team teamName group 班组 团队"),
  SKILL_GROUP(
      "becomes metadata skillGroup", "skillGroup skillGroupName skillGroupId queue queueName 技能组"),
  CUSTOMER_ID("becomes metadata customerId", "customerId clientId 客户ID 客户号"),
  DIRECTION("becomes metadata direction: inbound or outbound", "direction callType 呼叫方向"),
  CALLER("becomes metadata caller", "caller callerNumber ani from 主叫 主叫号码"),
  CALLEE("becomes metadata callee", "callee calleeNumber dnis to 被叫 被叫号码"),
  BUSINESS("becomes metadata business", "business businessType 业务 业务类型"),
  ENDED_AT("becomes metadata endedAt", "endedAt endTime 结束时间"),
  END_REASON("becomes metadata endReason", "endReason endedReason hangupReason dispositionCode"),
  SATISFACTION("becomes metadata satisfaction", "satisfaction csat customerSatisfactionRating 满意度");

  private static final Map<String, Named> BY_NAME = new HashMap<>();

  static {
    for (Column column : values()) {
      for (int rank = 0; rank < column.names.size(); rank++) {
        BY_NAME.put(plain(column.names.get(rank)), new Named(column, rank));
      }
    }
  }

  private final String meaning;
  private final List<String> names;

  Column(String meaning, String names) {
    this.meaning = meaning;
    this.names = List.of(names.split(" "));
  }

  /** A column under one of its names; the lower rank counts. */
  record Named(Column column, int rank) {}

  /** The canonical name, for example {@code agentId}. */
  public String label() {
    return names.getFirst();
  }

  /** What the column holds. */
  public String meaning() {
    return meaning;
  }

  /** All names, the canonical one first. */
  public List<String> names() {
    return names;
  }

  /** Whether the column only becomes metadata, under its canonical name. */
  boolean isMetadata() {
    return compareTo(TEAM) >= 0;
  }

  /** The column a heading means, or null. */
  static @Nullable Named find(String heading) {
    return BY_NAME.get(plain(heading));
  }

  private static String plain(String heading) {
    StringBuilder out = new StringBuilder(heading.length());
    for (int i = 0; i < heading.length(); i++) {
      char c = heading.charAt(i);
      if (c != '_' && c != '-' && !Character.isWhitespace(c) && c != '\uFEFF') {
        out.append(c);
      }
    }
    return out.toString().toLowerCase(Locale.ROOT);
  }
}
