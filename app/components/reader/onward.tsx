import { Form, useNavigation } from '@remix-run/react'
import { SignpostButton } from '../ui/marks'

/** The end of a part: marks it read and goes on, also without JavaScript. */
export function Onward({
	part,
	next,
	left,
	isRead,
}: {
	part: { number: number; of: number }
	next: { title: string; minutes: number } | null
	left: string[]
	isRead: boolean
}) {
	const busy = useNavigation().state !== 'idle'
	return (
		<Form method="post" className="onward" id="end">
			<input type="hidden" name="intent" value="read" />
			<input type="hidden" name="onward" value="yes" />
			{next ? (
				<SignpostButton title={next.title} sub={`Part ${part.number + 1} of ${part.of}`} time={`${next.minutes} min`} />
			) : (
				<SignpostButton
					title="Back to the level"
					sub={left.length === 0 ? 'This module is done' : `Before it counts: ${leftWithout(left, isRead)}`}
				/>
			)}
			<span className="vh" role="status">
				{busy ? 'Opening' : ''}
			</span>
		</Form>
	)
}

/** The last page marks itself read as one leaves it, so it does not count as missing. */
function leftWithout(left: string[], isRead: boolean): string {
	const open = isRead ? left : left.filter((each) => each !== 'one part to read')
	return open.length > 0 ? open.join(', ') : 'nothing, you have read it all'
}
