import { Form } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { LONGEST_REMARK, REASONS, reasonNames } from '~/domain/progress/mark-kinds'
import type { PartMarks } from '~/domain/progress/mark-view'
import type { FormAnswer } from '~/http/forms'
import { errorOf, NoteError, sentIn } from './note-error'
import { PassageChoice, type Passages } from './passage-choice'

/** "This passage is weak", without a mouse and without JavaScript. */
export function RemarkForm({
	own,
	passages,
	answer,
}: {
	own: Pick<PartMarks, 'version' | 'once'>
	passages: Passages
	answer: FormAnswer | null | undefined
}) {
	const mine = sentIn(answer, 'remark') ? answer : null
	return (
		<section aria-labelledby="remark-head">
			<h3 className="h3" id="remark-head">
				A passage is weak
			</h3>
			<p className="small soft">Tell whoever looks after this text.</p>
			<Form method="post" action="?passages=remark#remark" id="remark" className="form" preventScrollReset>
				<input type="hidden" name="intent" value="remark" />
				<input type="hidden" name="version" value={own.version} />
				<input type="hidden" name="once" value={own.once} />
				<NoteError id="remark-error" error={errorOf(mine, '')} />
				<PassageChoice id="remark-where" passages={passages} answer={mine} />
				<RemarkFields id="remark" answer={mine} />
			</Form>
		</section>
	)
}

/** Why it is weak, and whether one’s name goes along. */
export function RemarkFields({
	id,
	answer,
	takesFocus,
}: {
	id: string
	answer: FormAnswer | null | undefined
	takesFocus?: boolean
}) {
	const first = useRef<HTMLSelectElement>(null)
	useEffect(() => {
		if (takesFocus) first.current?.focus()
	}, [takesFocus])
	const sent = sentIn(answer, 'remark') ?? {}
	const [reason, text] = [errorOf(answer, 'reason'), errorOf(answer, 'text')]
	return (
		<>
			<div className="field">
				<label htmlFor={`${id}-reason`}>What is weak about it?</label>
				<select
					className="input"
					id={`${id}-reason`}
					name="reason"
					ref={first}
					defaultValue={sent.reason ?? 'unclear'}
					aria-invalid={reason ? true : undefined}
				>
					{REASONS.map((each) => (
						<option key={each} value={each}>
							{reasonNames[each]}
						</option>
					))}
				</select>
				<NoteError id={`${id}-reason-error`} error={reason} />
			</div>
			<div className="field">
				<label htmlFor={`${id}-text`}>In your words (optional)</label>
				<textarea
					className="input"
					id={`${id}-text`}
					name="text"
					rows={3}
					maxLength={LONGEST_REMARK}
					defaultValue={sent.text}
					aria-invalid={text ? true : undefined}
					aria-describedby={text ? `${id}-text-error` : undefined}
				/>
				<NoteError id={`${id}-text-error`} error={text} />
			</div>
			<label className="pick">
				<input type="checkbox" name="unnamed" value="yes" defaultChecked={sent.unnamed === 'yes'} />
				<span>Without my name. Then no answer can reach you.</span>
			</label>
			<p className="small soft">The admins read the passage and your words, with your name unless you tick the box.</p>
			<p>
				<button type="submit" className="btn ink sm">
					Send it
				</button>
			</p>
		</>
	)
}
