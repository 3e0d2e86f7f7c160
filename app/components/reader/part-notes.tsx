import { Link } from '@remix-run/react'
import type { RefObject } from 'react'
import type { PartMarks } from '~/domain/progress/mark-view'
import type { FormAnswer } from '~/http/forms'
import { paths } from '~/paths'
import { Icon } from '../ui/icon'
import { useHydrated } from '../ui/use-hydrated'
import { MarkItem } from './mark-item'
import { NoteForm } from './note-form'
import { rangeOf } from './page-text'
import { RemarkForm } from './remark-form'

/** Below the text: what its reader has marked in it, and every way to mark more that needs no mouse. */
export function PartNotes({
	own,
	answer,
	article,
}: {
	own: PartMarks
	answer: FormAnswer | null | undefined
	article: RefObject<HTMLElement>
}) {
	const hydrated = useHydrated()
	const show = (place: PartMarks['marks'][number]['place']) => {
		const words = place && article.current && rangeOf(article.current, place)?.startContainer.parentElement
		words?.closest('details')?.setAttribute('open', '')
		words?.scrollIntoView({ block: 'center' })
	}
	return (
		<aside className="marks" aria-labelledby="notes">
			<div className="head">
				<h2 className="h2" id="notes" tabIndex={-1}>
					Your notes here
				</h2>
				<Link className="small" to={paths.notes()}>
					All your notes
				</Link>
			</div>
			{own.marks.length === 0 ? (
				<p className="soft small mt-3">
					Nothing is marked in this part. {hydrated ? 'Select some words in the text, or choose a passage here.' : ''}
				</p>
			) : (
				<ul>
					{own.marks.map((mark) => (
						<MarkItem
							key={mark.id}
							mark={mark}
							answer={answer}
							onShow={hydrated ? () => show(mark.place) : undefined}
						/>
					))}
				</ul>
			)}
			<div className="mark-forms">
				{own.choosing?.to === 'mark' ? (
					<NoteForm version={own.version} passages={own.choosing.passages} answer={answer} />
				) : (
					<Link className="btn text sm" to="?passages=mark#mark" preventScrollReset>
						Mark a passage
					</Link>
				)}
				{own.choosing?.to === 'remark' ? (
					<RemarkForm own={own} passages={own.choosing.passages} answer={answer} />
				) : (
					<Link className="btn text sm" to="?passages=remark#remark" preventScrollReset>
						A passage is weak
					</Link>
				)}
			</div>
			<div className="print-line">
				<label className="pick">
					<input type="checkbox" id="print-own" />
					<span>Print my notes and reflections too</span>
				</label>
				{hydrated ? (
					<button type="button" className="btn edge sm" onClick={() => window.print()}>
						<Icon name="print" />
						Print this part
					</button>
				) : null}
			</div>
		</aside>
	)
}
