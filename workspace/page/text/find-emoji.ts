/** The shortcodes a business app uses; Slack has thousands, and an unknown one stays `:name:` there too. */
// prettier-ignore
const EMOJI: Record<string, string> = {
  '+1': '👍', '-1': '👎', alarm_clock: '⏰', arrow_down: '⬇️', arrow_down_small: '🔽', arrow_left: '⬅️',
  arrow_lower_right: '↘️', arrow_right: '➡️', arrow_up: '⬆️', arrow_up_small: '🔼', arrow_upper_right: '↗️',
  bar_chart: '📊', bell: '🔔', black_circle: '⚫', black_large_square: '⬛', bookmark: '🔖',
  books: '📚', bulb: '💡', busts_in_silhouette: '👥', calendar: '📆', chart_with_downwards_trend: '📉',
  chart_with_upwards_trend: '📈', clipboard: '📋', clock1: '🕐', clock9: '🕘', compass: '🧭', credit_card: '💳',
  crescent_moon: '🌙', date: '📅', dart: '🎯', email: '✉️', envelope: '✉️', exclamation: '❗', eyes: '👀', fire: '🔥',
  first_place_medal: '🥇', gear: '⚙️', hand: '✋', handshake: '🤝', heavy_check_mark: '✔️',
  heavy_minus_sign: '➖', hourglass: '⌛', hourglass_flowing_sand: '⏳', inbox_tray: '📥', information_source: 'ℹ️',
  large_blue_circle: '🔵', large_green_circle: '🟢', large_green_square: '🟩', large_orange_circle: '🟠',
  large_red_square: '🟥', large_yellow_circle: '🟡', large_yellow_square: '🟨', link: '🔗', lock: '🔒', mag: '🔍',
  mailbox: '📫', memo: '📝', moneybag: '💰', money_with_wings: '💸', mute: '🔇', no_bell: '🔕', no_entry: '⛔',
  no_entry_sign: '🚫', office: '🏢', package: '📦', page_facing_up: '📄', pencil: '📝', pencil2: '✏️', pray: '🙏',
  pushpin: '📌', question: '❓', red_circle: '🔴', repeat: '🔁', rocket: '🚀', rotating_light: '🚨', seedling: '🌱',
  shield: '🛡️', slightly_smiling_face: '🙂', snail: '🐌', sos: '🆘', sparkles: '✨', speech_balloon: '💬', star: '⭐',
  stopwatch: '⏱️', tada: '🎉', telephone_receiver: '📞', thermometer: '🌡️', thinking_face: '🤔', thumbsdown: '👎',
  thumbsup: '👍', ticket: '🎫', trophy: '🏆', turtle: '🐢', warning: '⚠️', wave: '👋', white_check_mark: '✅',
  white_circle: '⚪', white_large_square: '⬜', wrench: '🔧', x: '❌', zap: '⚡', zzz: '💤',
};

/** The character for a shortcode without its colons, or null when this workspace does not know it. */
export function findEmoji(name: string): string | null {
  return Object.hasOwn(EMOJI, name) ? (EMOJI[name] ?? null) : null;
}
