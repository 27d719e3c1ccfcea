/** Where «2FA activeren» is on the profile, for who is led there. */
export const activatePlace = 'activate';
