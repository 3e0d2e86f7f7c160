import type { Phase } from '~/domain/room/format'
import type { GroupLink } from './group-phase'
import { useRoom } from './use-room'

/** The call at hand, in any phase: that of one's group while people sit in groups, otherwise that of all. */
export function CallLink({
	phase,
	callUrl,
	groups,
}: {
	phase: Phase | undefined
	callUrl: string
	groups: GroupLink[]
}) {
	const { view } = useRoom()
	const mine = phase?.kind === 'group' ? view.groups?.mine : undefined
	const own = groups.find(({ id, callUrl: ownUrl }) => id === mine?.id && ownUrl)
	const at = own?.callUrl ?? callUrl
	if (!at) return null
	return (
		<a className="small help" href={at} target="_blank" rel="noreferrer">
			Call<span className="vh"> of {own ? own.name : 'everybody'}, in a new tab</span>
		</a>
	)
}
