import { type RefObject, useEffect, useRef, useState } from 'react'
import { findTraces, type Trace, traceWords } from '~/domain/casebook/traces'

type Found = Trace & { field: string }

/**
 * What could give somebody away, pointed out in the browser as one writes; the words go nowhere for it. Without JavaScript
 * the list of what to look for stands alone.
 */
export function Traces({
	form,
	fields,
	known,
	written,
	aside,
}: {
	form: RefObject<HTMLFormElement>
	fields: readonly string[]
	known: string[]
	/** What stands in the fields, where the page can change it without anybody typing */
	written?: string
	/** In place of the list of what to look for, under a single line: a clean one is passed over in silence then */
	aside?: string
}) {
	const [found, setFound] = useState<Found[] | null>(null)
	const hasLooked = useRef(false)
	// biome-ignore lint/correctness/useExhaustiveDependencies: `written` is read from the fields themselves, once it is there.
	useEffect(() => {
		const element = form.current
		if (!element) return
		let timer: ReturnType<typeof setTimeout>
		const look = () => {
			const texts = fields.map((field) => ({ field, text: textOf(element, field)?.value ?? '' }))
			const isEmpty = texts.every(({ text }) => text.trim() === '')
			setFound(
				isEmpty
					? null
					: texts.flatMap(({ field, text }) => findTraces(text, known).map((each) => ({ ...each, field }))),
			)
		}
		const later = () => {
			clearTimeout(timer)
			timer = setTimeout(look, 400)
		}
		if (hasLooked.current) later()
		else look()
		hasLooked.current = true
		element.addEventListener('input', later)
		return () => {
			clearTimeout(timer)
			element.removeEventListener('input', later)
		}
	}, [form, fields, known, written])
	const show = ({ field, at, text }: Found) => {
		const box = form.current && textOf(form.current, field)
		box?.focus()
		box?.setSelectionRange(at, at + text.length)
	}
	return (
		<>
			<p className="small soft mt-3">
				{aside ?? (
					<>
						Read it once more for <b>names</b> of people, teams, systems and projects; <b>days</b> others can look up;{' '}
						<b>numbers</b> true of one team only; <b>titles</b> few hold; <b>places</b>; <b>health, family, belief</b>.
						Say “an engineer”, “some weeks ago”, “about ten”.
					</>
				)}
			</p>
			{found && found.length > 0 ? (
				<ul className="traces">
					{found.map((trace) => (
						<li key={`${trace.field} ${trace.kind} ${trace.text}`}>
							<button type="button" className="btn text sm" onClick={() => show(trace)}>
								<span className="vh">Find </span>“{trace.text}”
							</button>
							<span className="small">
								<b>{traceWords[trace.kind].label}.</b> <span className="soft">{traceWords[trace.kind].why}</span>
							</span>
						</li>
					))}
				</ul>
			) : null}
			{found || aside ? (
				<p className="small soft mt-3" role="status">
					{found ? sayFound(found.length, aside === undefined) : null}
				</p>
			) : null}
		</>
	)
}

function sayFound(count: number, sayNone: boolean): string | null {
	if (count === 0 && !sayNone) return null
	const what =
		count > 0
			? `${count} ${count === 1 ? 'place' : 'places'} to look at. Whether they give somebody away, you know best.`
			: 'Nothing stands out to this search, which misses things. Read it once more as the person it is about.'
	return `${what} This looked in your browser; nothing was sent.`
}

function textOf(form: HTMLFormElement, field: string): HTMLInputElement | HTMLTextAreaElement | null {
	const element = form.elements.namedItem(field)
	return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element : null
}
