import { useFetcher } from '@remix-run/react'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { COLORS, colorNames, LONGEST_NOTE } from '~/domain/progress/mark-kinds'
import type { FormAnswer } from '~/http/forms'
import { Swatch } from './color-choice'
import { errorOf, NoteError } from './note-error'
import { RemarkFields } from './remark-form'
import { type Selected, useSelection } from './use-selection'

type Panel = 'note' | 'remark' | null

/** What one can do with selected words. Tab leads from them into it and from its end on in the text, once; Escape closes it. */
export function SelectionBar({
	article,
	version,
	once,
}: {
	article: RefObject<HTMLElement>
	version: string
	once: string
}) {
	const [panel, setPanel] = useState<Panel>(null)
	const [selected, drop] = useSelection(article, panel !== null)
	const bar = useRef<HTMLDivElement>(null)
	const fetcher = useFetcher<FormAnswer | null>({ key: 'passage' })
	const close = () => {
		setPanel(null)
		drop()
		document.getSelection()?.removeAllRanges()
	}
	const where = selected ? `${selected.passage}:${selected.start}-${selected.end}` : ''
	const sent = useRef('')
	useKept(fetcher, () => {
		// Who has selected other words meanwhile goes on with them.
		if (sent.current !== where) return
		close()
		document.getElementById('notes')?.focus({ preventScroll: true })
	})
	useBarKeys(bar, selected, where, close)
	usePending(panel ? selected : null)
	if (!selected) return null
	return (
		<div
			className="mark-bar"
			role="group"
			aria-label="With the words you selected"
			ref={bar}
			style={{ top: selected.top, left: selected.left }}
		>
			<fetcher.Form
				method="post"
				preventScrollReset
				onSubmit={() => {
					sent.current = where
				}}
			>
				<input type="hidden" name="where" value={where} />
				<input type="hidden" name="version" value={version} />
				<input type="hidden" name="once" value={once} />
				{panel === null ? <Acts open={setPanel} /> : null}
				{panel === 'note' ? <NotePanel answer={fetcher.data} /> : null}
				{panel === 'remark' ? <RemarkPanel answer={fetcher.data} /> : null}
				{panel === null ? <NoteError id="bar-error" error={errorOf(fetcher.data, '')} /> : null}
			</fetcher.Form>
			{panel ? (
				<button type="button" className="btn text sm" onClick={close}>
					Cancel
				</button>
			) : null}
		</div>
	)
}

function Acts({ open }: { open: (panel: Panel) => void }) {
	return (
		<div className="mark-acts">
			<input type="hidden" name="intent" value="keep-mark" />
			{COLORS.map((color) => (
				<button key={color} type="submit" className="btn text sm" name="color" value={color}>
					<Swatch color={color} />
					<span className={color === 'yellow' ? '' : 'vh'}>
						Highlight<span className="vh"> in {colorNames[color].toLowerCase()}</span>
					</span>
				</button>
			))}
			<button type="button" className="btn text sm" onClick={() => open('note')}>
				Note
			</button>
			<button type="button" className="btn text sm" onClick={() => open('remark')}>
				Weak passage
			</button>
		</div>
	)
}

function NotePanel({ answer }: { answer: FormAnswer | null | undefined }) {
	const field = useRef<HTMLTextAreaElement>(null)
	useEffect(() => field.current?.focus(), [])
	const error = errorOf(answer, 'note')
	return (
		<div className="field">
			<input type="hidden" name="intent" value="keep-mark" />
			<label htmlFor="bar-note">Your note</label>
			<textarea
				className="input"
				id="bar-note"
				name="note"
				rows={3}
				ref={field}
				maxLength={LONGEST_NOTE}
				aria-invalid={error ? true : undefined}
				aria-describedby={error ? 'bar-note-error' : undefined}
			/>
			<NoteError id="bar-note-error" error={error} />
			<button type="submit" className="btn ink sm">
				Keep it
			</button>
		</div>
	)
}

function RemarkPanel({ answer }: { answer: FormAnswer | null | undefined }) {
	return (
		<div className="grid gap-3">
			<input type="hidden" name="intent" value="remark" />
			<RemarkFields id="bar-remark" answer={answer} takesFocus />
		</div>
	)
}

/** A send that was answered with another page was kept; `null` never arrived, and data hold a refusal. */
function useKept(fetcher: { state: string; data: unknown }, then: () => void): void {
	const sent = useRef(false)
	const act = useRef(then)
	act.current = then
	useEffect(() => {
		if (fetcher.state !== 'idle') sent.current = true
		else if (sent.current) {
			sent.current = false
			if (fetcher.data === undefined) act.current()
		}
	}, [fetcher.state, fetcher.data])
}

const STOPS = 'a[href], button:enabled, input:enabled:not([type="hidden"]), select:enabled, textarea:enabled, summary'

function useBarKeys(bar: RefObject<HTMLElement>, selected: Selected | null, where: string, close: () => void): void {
	const act = useRef(close)
	act.current = close
	const words = useRef(selected)
	words.current = selected
	useEffect(() => {
		if (where === '') return
		// The bar is the last of the article. Led back to the words more than once, Tab would never pass it.
		let wasEntered = false
		let wasLeft = false
		const onKey = (event: KeyboardEvent) => {
			if (event.key === 'Escape') act.current()
			if (event.key !== 'Tab' || event.shiftKey || !bar.current) return
			const stops = [...bar.current.querySelectorAll<HTMLElement>(STOPS)]
			const isInside = bar.current.contains(document.activeElement)
			const isLeaving = isInside && !wasLeft && document.activeElement === stops.at(-1)
			const to = isLeaving ? firstAfter(words.current?.range) : isInside || wasEntered ? undefined : stops[0]
			wasEntered = true
			if (isLeaving) wasLeft = true
			if (!to) return
			event.preventDefault()
			to.focus()
		}
		document.addEventListener('keydown', onKey)
		return () => document.removeEventListener('keydown', onKey)
	}, [bar, where])
}

/** Where Tab would have gone from the words, had there been no bar. */
function firstAfter(range: Range | undefined): HTMLElement | undefined {
	return [...document.querySelectorAll<HTMLElement>(STOPS)].find(
		(stop) => range?.comparePoint(stop, 0) === 1 && stop.checkVisibility(),
	)
}

/** While one writes, the words stay marked although the selection has gone into the field. */
function usePending(selected: Selected | null): void {
	useEffect(() => {
		if (!selected || !('highlights' in CSS)) return
		CSS.highlights.set('mark-pending', new Highlight(selected.range))
		return () => {
			CSS.highlights.delete('mark-pending')
		}
	}, [selected])
}
