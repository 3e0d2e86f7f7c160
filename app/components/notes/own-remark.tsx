import { type Reason, type RemarkState, reasonNames, remarkStateNames } from '~/domain/progress/mark-kinds'

/** What one said of a passage, and the answer. */
export function OwnRemark({
	remark,
}: {
	remark: {
		quote: string
		reason: Reason
		text: string
		module: string
		on: string
		state: RemarkState
		answer: string
	}
}) {
	return (
		<li className="remark">
			<div className="grow">
				<blockquote className="mark-quote">{remark.quote}</blockquote>
				<p className="small soft">
					{[remark.module, remark.on].filter(Boolean).join(', ')}. {reasonNames[remark.reason]}
					{remark.text ? `: ${remark.text}` : '.'}
				</p>
				{remark.answer ? <p className="mark-note">{remark.answer}</p> : null}
			</div>
			<span className={`tag ${remark.state === 'open' ? '' : 'good'}`}>{remarkStateNames[remark.state]}</span>
		</li>
	)
}
