import type { FormAnswer } from '~/http/forms'
import { Icon } from '../ui/icon'

/** @param field '' for what is wrong with the whole form */
export function errorOf(answer: FormAnswer | null | undefined, field: string): string | undefined {
	return answer?.result?.error?.[field]?.[0]
}

/** What was sent in a form that was refused; empty for another form. */
export function sentIn(answer: FormAnswer | null | undefined, intent: string): Record<string, string> | null {
	const sent = answer?.result?.initialValue
	return sent?.intent === intent ? (sent as Record<string, string>) : null
}

/** What was refused of a part's form, and what had been written; null for another form. */
export function refusedIn(answer: FormAnswer | null | undefined, { intent, part }: { intent: string; part: string }) {
	const sent = sentIn(answer, intent)
	return answer?.result?.status === 'error' && sent?.part === part ? { answer, sent } : null
}

export function NoteError({ id, error }: { id: string; error: string | undefined }) {
	if (!error) return null
	return (
		<p className="err" id={id} role="alert">
			<Icon name="warn" />
			<span>{error}</span>
		</p>
	)
}
