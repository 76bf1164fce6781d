/** 138 1234 4271, or 138****4271 in lists; foreign numbers keep their country. */
export function phoneText(phone: string, short = false): string {
  const chinese = /^\+86(1\d{2})(\d{4})(\d{4})$/.exec(phone);
  if (chinese) return short ? `${chinese[1]}****${chinese[3]}` : `${chinese[1]} ${chinese[2]} ${chinese[3]}`;
  const plain = phone.startsWith("+86") ? `0${phone.slice(3)}` : phone;
  return short && plain.length > 8 ? `${plain.slice(0, -8)}****${plain.slice(-4)}` : plain;
}
