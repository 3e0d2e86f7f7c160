import { listed } from '~/domain/number-words'
import { Icon } from '../ui/icon'

/** Said wherever one agrees to tell a case of the casebook in a room */
export const KNOWN_BY_READERS =
	'Whoever of them has read it in the casebook, with a name or without, then knows whose it is.'

/** Said to whoever prepared a case of their casebook that may be told here no more. @param how to bring another */
export function NotHere({ how }: { how: string }) {
	return (
		<p className="say warn">
			<Icon name="warn" />
			<span>
				<b>
					This case can no longer be told here: somebody who would hear it belongs to your team or line, or to those it
					is about.
				</b>{' '}
				{how} Nobody else is told of this line.
			</span>
		</p>
	)
}

/** Said to whoever is about to tell a case, and to nobody else: who of their own team or line would hear it. */
export function KinHere({ names }: { names: readonly string[] }) {
	if (names.length === 0) return null
	return (
		<p className="say warn">
			<Icon name="warn" />
			<span>
				<b>
					Of your own team or reporting line, {listed(names)} would hear this, or{' '}
					{names.length === 1 ? 'reads' : 'read'} it in the recap.
				</b>{' '}
				Bring another case if it could concern them. Nobody else is told of this line.
			</span>
		</p>
	)
}
