/**
 * Where letters to an address are read: with most providers what follows a plus sign makes no other mailbox of it. Two
 * addresses of one mailbox are one person, wherever somebody else is asked.
 */
export function mailboxOf(email: string): string {
	const at = email.lastIndexOf('@')
	const [local = ''] = email.slice(0, at).split('+')
	return local + email.slice(at)
}
